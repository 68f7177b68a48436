package dev.muster.model.pool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of one section of the spec while it is read. What a section asks for is what it allows: a field that is
 * there and was not asked for is a mistake, or unwise where a later release may have written it.
 */
final class Fields {
    private final Place place;
    private final SequencedMap<String, SpecTree> written;
    private final SequencedMap<String, ValueReader<?>> asked = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    private Fields(Place place, SequencedMap<String, SpecTree> written) {
        this.place = place;
        this.written = written;
    }

    /**
     * A reader of a section.
     *
     * @param expected what the section is, to follow "must be"
     * @param section asks for every field, and answers how to make the whole of them; that is called only if nothing in
     *     the section is wrong, therefore it may take the fields' values without looking
     */
    static <T> ValueReader<T> section(String expected, Function<Fields, Supplier<T>> section) {
        return new ValueReader<>(
                expected,
                () -> schema(section),
                place -> place.value() instanceof SpecTree.Mapping(var written)
                        ? new Fields(place, written).read(section)
                        : place.wrongKind(expected));
    }

    /** What a section asks for where nothing is written, which is the same as where something is. */
    private static <T> SpecTree.Mapping schema(Function<Fields, Supplier<T>> section) {
        var nobody =
                new Place(SpecTree.mapping(), SpecPath.root(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var fields = new Fields(nobody, new LinkedHashMap<>());
        Supplier<T> _ = section.apply(fields);
        var described = new LinkedHashMap<String, SpecTree>();
        fields.asked.forEach((name, reader) -> described.put(name, described(reader)));
        return SchemaParts.section(new SpecTree.Mapping(described), fields.required);
    }

    private static SpecTree described(ValueReader<?> reader) {
        return reader.schema().get().with("description", "Must be " + reader.expected() + ".");
    }

    private <T> Optional<T> read(Function<Fields, Supplier<T>> section) {
        int before = place.problems().size();
        var whole = section.apply(this);
        written.keySet().stream().filter(name -> !asked.containsKey(name)).forEach(this::unknown);
        return place.problems().size() == before ? Optional.of(whole.get()) : Optional.empty();
    }

    <T> Optional<T> required(String name, ValueReader<T> reader) {
        asked.put(name, reader);
        required.add(name);
        var value = written.get(name);
        return value == null
                ? wrong(name, "is missing; must be " + reader.expected())
                : reader.read(place.field(name, value));
    }

    <T> Optional<T> optional(String name, T otherwise, ValueReader<T> reader) {
        asked.put(name, reader);
        var value = written.get(name);
        return value == null ? Optional.of(otherwise) : reader.read(place.field(name, value));
    }

    /** Whether a field is there, whatever is wrong with it. */
    boolean has(String name) {
        return written.containsKey(name);
    }

    /** The names in a field that should be a map, whatever else is wrong with it. */
    Set<String> namesIn(String name) {
        return written.get(name) instanceof SpecTree.Mapping(var fields) ? fields.keySet() : Collections.emptySet();
    }

    /** The map in a field, whatever else is wrong with it. */
    Optional<SpecTree.Mapping> mappingIn(String name) {
        return written.get(name) instanceof SpecTree.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /** The texts in a field of the maps of a list, by their position, whatever else is wrong with it. */
    SequencedMap<Integer, String> textsIn(String list, String name) {
        SequencedMap<Integer, String> texts = new LinkedHashMap<>();
        if (written.get(list) instanceof SpecTree.Sequence(var elements)) {
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i) instanceof SpecTree.Mapping(var fields)
                        && fields.get(name) instanceof SpecTree.Text(var text)) {
                    texts.put(i, text);
                }
            }
        }
        return texts;
    }

    /** Notes what is wrong with a field in the light of others. */
    <T> Optional<T> wrong(String name, String message) {
        return wrong(path(name), message);
    }

    <T> Optional<T> wrong(SpecPath path, String message) {
        place.problems().add(new SpecProblem(path, message));
        return Optional.empty();
    }

    SpecPath path(String name) {
        return place.path().field(name);
    }

    private void unknown(String name) {
        var allowed = List.copyOf(asked.keySet());
        var advice = NearestName.to(name, allowed)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() -> "allowed are " + String.join(", ", allowed));
        place.unknown().add(new SpecProblem(path(name), "is not a field; " + advice));
    }
}
