package dev.muster.model.pool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Readers of lists, and of maps whose names people choose. */
final class Containers {
    private Containers() {}

    static <T> ValueReader<List<T>> list(ValueReader<T> element, int least, int most) {
        var size = least == 0 ? "at most " + most : least + " to " + most;
        return new ValueReader<>(
                "a list of " + size + ", each " + element.expected(),
                () -> SchemaParts.list(element.schema().get(), least, most),
                place -> place.value() instanceof SpecTree.Sequence(var elements)
                        ? readElements(
                                place, elements, element, elements.size() < least || elements.size() > most, size)
                        : place.wrongKind("a list"));
    }

    /** A list in which a value that occurs again is a mistake at its second place. */
    static <T> ValueReader<List<T>> distinct(ValueReader<T> element, int least, int most) {
        var plain = list(element, least, most);
        return new ValueReader<>(
                plain.expected(),
                () -> plain.schema().get().with("uniqueItems", true),
                place -> list(onlyOnce(element), least, most).read(place));
    }

    /** A map from names to values; {@code name} judges the names, which it gets as texts. */
    static <T> ValueReader<SequencedMap<String, T>> map(ValueReader<String> name, ValueReader<T> value) {
        return new ValueReader<>(
                "a map",
                () -> SchemaParts.map(name.schema().get(), value.schema().get()),
                place -> place.value() instanceof SpecTree.Mapping(var fields)
                        ? readEntries(place, fields, name, value)
                        : place.wrongKind("a map"));
    }

    private static <T> Optional<List<T>> readElements(
            Place place, List<SpecTree> elements, ValueReader<T> element, boolean wrongSize, String size) {
        int before = place.problems().size();
        if (wrongSize) {
            place.wrong("must hold " + size + ", holds " + elements.size());
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            element.read(place.element(i, elements.get(i))).ifPresent(values::add);
        }
        return place.problems().size() == before ? Optional.of(values) : Optional.empty();
    }

    private static <T> ValueReader<T> onlyOnce(ValueReader<T> element) {
        var seen = new LinkedHashSet<T>();
        return new ValueReader<>(
                element.expected(),
                element.schema(),
                place -> element.read(place)
                        .flatMap(value -> seen.add(value) ? Optional.of(value) : place.wrong("is in the list twice")));
    }

    private static <T> Optional<SequencedMap<String, T>> readEntries(
            Place place, SequencedMap<String, SpecTree> fields, ValueReader<String> name, ValueReader<T> value) {
        int before = place.problems().size();
        var values = new LinkedHashMap<String, T>();
        fields.forEach((key, tree) -> {
            name.read(place.field(key, SpecTree.text(key)));
            value.read(place.field(key, tree)).ifPresent(read -> values.put(key, read));
        });
        return place.problems().size() == before ? Optional.of(values) : Optional.empty();
    }
}
