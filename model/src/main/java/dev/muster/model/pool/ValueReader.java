package dev.muster.model.pool;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads one value of a spec: either the answer holds it, or at least one problem was noted at its place or below.
 *
 * @param expected what is allowed, to follow "must be"
 * @param schema what JSON Schema can say of it; asked for late, since readers hang together
 */
record ValueReader<T>(String expected, Supplier<SpecTree.Mapping> schema, Function<Place, Optional<T>> reading) {
    ValueReader(String expected, SpecTree.Mapping schema, Function<Place, Optional<T>> reading) {
        this(expected, () -> schema, reading);
    }

    Optional<T> read(Place place) {
        return reading.apply(place);
    }

    /** This, but only values that pass; {@code allowed} follows "must be" in the message. */
    ValueReader<T> only(String allowed, Predicate<T> passes) {
        return as(allowed, value -> Optional.of(value).filter(passes));
    }

    /** This, described by more than what it is made of says. */
    ValueReader<T> describedBy(SpecTree.Mapping better) {
        return new ValueReader<>(expected, better, reading);
    }

    /** What a text or number means; empty for a value that is not allowed. */
    <R> ValueReader<R> as(String allowed, Function<T, Optional<R>> meaning) {
        return checked(allowed, meaning, value -> ", was " + shown(value));
    }

    /** Like {@link #as} for places where people may put a secret by mistake: the message does not repeat it. */
    <R> ValueReader<R> unrepeated(String allowed, Function<T, Optional<R>> meaning) {
        return checked(allowed, meaning, _ -> "; what is written there is not repeated here, it may be a secret");
    }

    <R> ValueReader<R> map(Function<T, R> change) {
        return new ValueReader<>(expected, schema, place -> read(place).map(change));
    }

    private <R> ValueReader<R> checked(
            String allowed, Function<T, Optional<R>> meaning, Function<T, String> complaint) {
        return new ValueReader<>(
                allowed,
                schema,
                place -> read(place)
                        .flatMap(value -> meaning.apply(value)
                                .or(() -> place.wrong("must be " + allowed + complaint.apply(value)))));
    }

    private static String shown(Object value) {
        return value instanceof String text ? Shown.quoted(text) : Shown.clipped(value.toString());
    }
}
