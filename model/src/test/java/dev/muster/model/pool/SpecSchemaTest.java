package dev.muster.model.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Chance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpecSchemaTest {
    private static final int SPECS = 2_000;
    private static final String WRITE = "muster.write.schema";
    private static final SpecTree.Mapping SCHEMA = SpecSchema.document();

    @Test
    void the_published_schema_is_the_one_that_the_readers_describe() throws IOException {
        Path file = published();
        String current = JsonText.of(SCHEMA) + "\n";
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, current);
        }
        assertThat(Files.readString(file))
                .as("%s is old; write it anew with ./mvnw -pl model test -Dtest=SpecSchemaTest -D%s=true", file, WRITE)
                .isEqualTo(current);
    }

    @Test
    void every_spec_that_the_reader_takes_fits_the_schema() {
        for (int seed = 0; seed < SPECS; seed++) {
            var spec = RandomSpecs.valid(new Chance(seed));
            assertThat(problems(spec)).as("seed %d", seed).isEmpty();
        }
        assertThat(problems(Specs.full())).isEmpty();
        assertThat(problems(Specs.minimal())).isEmpty();
    }

    @Test
    void a_field_that_nobody_knows_a_missing_one_and_a_value_of_another_kind_are_seen() {
        for (int seed = 0; seed < 50; seed++) {
            var spec = RandomSpecs.valid(new Chance(seed));
            for (var mistake : SeededMistakes.of(spec, new Chance(seed))) {
                var broken = mistake.plant().apply(spec);
                var structural = switch (SpecReader.read(broken)) {
                    case SpecReading.Valid _ -> false;
                    case SpecReading.Invalid(var mistakes) -> mistakes.stream().anyMatch(SpecSchemaTest::isStructural);
                };
                if (structural) {
                    assertThat(problems(broken))
                            .as("seed %d, %s", seed, mistake.named())
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void whatever_the_schema_finds_wrong_the_reader_does_too() {
        for (int seed = 0; seed < 50; seed++) {
            var spec = RandomSpecs.valid(new Chance(seed));
            for (var mistake : SeededMistakes.of(spec, new Chance(seed))) {
                var broken = mistake.plant().apply(spec);
                if (!problems(broken).isEmpty()) {
                    assertThat(SpecReader.read(broken)).isInstanceOf(SpecReading.Invalid.class);
                }
            }
        }
    }

    @Test
    void every_field_of_the_schema_is_on_the_reference_page() throws IOException {
        String page = Files.readString(published().resolveSibling("pool-spec.md"));
        assertThat(fieldsOf(PoolSection.READER.schema().get(), ""))
                .allSatisfy(field -> assertThat(page).containsPattern("`([A-Za-z]+\\.)*" + field + "[.`]"));
    }

    /** Such as an editor can see without knowing Fargate, or which fields go together. */
    private static boolean isStructural(SpecProblem problem) {
        return problem.message().startsWith("is not a field")
                || problem.message().startsWith("is missing; must be")
                || problem.message().endsWith("was null")
                || problem.message().startsWith("must be a whole number");
    }

    private static List<String> problems(SpecTree spec) {
        return SchemaCheck.problems(
                SCHEMA, SpecTree.mapping().with("name", "linux").with("spec", spec));
    }

    /** The names of sections' fields, those of lists' elements among them; what ECS alone judges is left out. */
    private static Stream<String> fieldsOf(SpecTree schema, String field) {
        if (!(schema instanceof SpecTree.Mapping(var parts)) || field.equals("baseTaskDefinition")) {
            return Stream.of();
        }
        Stream<String> own = parts.get("properties") instanceof SpecTree.Mapping(var fields)
                ? fields.entrySet().stream()
                        .flatMap(entry ->
                                Stream.concat(Stream.of(entry.getKey()), fieldsOf(entry.getValue(), entry.getKey())))
                : Stream.of();
        return Stream.concat(own, parts.containsKey("items") ? fieldsOf(parts.get("items"), field) : Stream.of());
    }

    private static Path published() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("docs/reference"))) {
            root = Objects.requireNonNull(root.getParent(), "no directory above this one has docs/reference");
        }
        return root.resolve("docs/reference/agent-pool.schema.json");
    }
}
