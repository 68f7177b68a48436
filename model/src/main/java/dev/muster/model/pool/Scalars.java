package dev.muster.model.pool;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Readers of single values. */
final class Scalars {
    static final ValueReader<String> TEXT = new ValueReader<>("text", SchemaParts.TEXT, Scalars::readText);

    static final ValueReader<Boolean> FLAG = new ValueReader<>(
            "true or false",
            SchemaParts.FLAG,
            place -> place.value() instanceof SpecTree.Flag(var value)
                    ? Optional.of(value)
                    : place.wrongKind("true or false"));

    private Scalars() {}

    /** Text that matches as a whole; the pattern must mean the same in ECMAScript, for the sake of the schema. */
    static ValueReader<String> text(String allowed, Pattern pattern) {
        return TEXT.only(allowed, text -> pattern.matcher(text).matches()).describedBy(SchemaParts.text(pattern));
    }

    /** One of these words; a message names the nearest. */
    static ValueReader<String> oneOf(List<String> words) {
        List<String> butLast = words.subList(0, words.size() - 1);
        String allowed = butLast.isEmpty() ? words.getLast() : String.join(", ", butLast) + " or " + words.getLast();
        return new ValueReader<>(
                allowed,
                SchemaParts.oneOf(words),
                place -> TEXT.read(place).flatMap(text -> {
                    if (words.contains(text)) {
                        return Optional.of(text);
                    }
                    String advice = NearestName.to(text, words)
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("");
                    return place.wrong("must be " + allowed + ", was " + Shown.quoted(text) + advice);
                }));
    }

    /** One of an enum's constants, by its name. */
    static <E extends Enum<E>> ValueReader<E> oneOf(Class<E> type) {
        return oneOf(Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())
                .map(name -> Enum.valueOf(type, name));
    }

    static ValueReader<Integer> wholeNumber(int least, int most) {
        var expected = "a whole number from " + least + " to " + most;
        return new ValueReader<>(expected, SchemaParts.wholeNumber(least, most), place -> switch (place.value()) {
            case SpecTree.Decimal(var number) ->
                within(number, least, most)
                        .or(() -> place.wrong("must be " + expected + ", was " + Shown.number(number)));
            case SpecTree.Text _ ->
                place.wrong("must be " + expected + ", was text; write the number without quotes (DynamoDB type N)");
            case SpecTree.Mapping _, SpecTree.Sequence _, SpecTree.Flag _, SpecTree.Null _ -> place.wrongKind(expected);
        });
    }

    private static Optional<Integer> within(BigDecimal number, int least, int most) {
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        return inRange && number.stripTrailingZeros().scale() <= 0 ? Optional.of(number.intValue()) : Optional.empty();
    }

    private static Optional<String> readText(Place place) {
        return switch (place.value()) {
            case SpecTree.Text(var value) -> Optional.of(value);
            case SpecTree.Decimal _ -> place.wrong("must be text, was a number; write it in quotes (DynamoDB type S)");
            case SpecTree.Mapping _, SpecTree.Sequence _, SpecTree.Flag _, SpecTree.Null _ -> place.wrongKind("text");
        };
    }
}
