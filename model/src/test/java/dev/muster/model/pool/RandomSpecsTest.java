package dev.muster.model.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.muster.model.Chance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Valid specs, slightly broken ones and garbage; seeded, so that a failure names the seed that shows it again. */
class RandomSpecsTest {
    private static final int SPECS = 2_000;
    private static final List<String> NAMES = List.of(
            "azureDevOps",
            "templates",
            "limits",
            "network",
            "subnets",
            "cpu",
            "capacity",
            "image",
            "standby",
            "name",
            "efsVolumes",
            "mountPoint",
            "baseTaskDefinition",
            "containerDefinitions",
            "logConfiguration",
            "options",
            "secrets",
            "tags",
            "credential",
            "start",
            "operatingSystem",
            "",
            "x");

    @Test
    void a_valid_spec_is_read_without_a_complaint_whatever_fields_it_has() {
        for (int seed = 0; seed < SPECS; seed++) {
            var tree = RandomSpecs.valid(new Chance(seed));
            assertThat(SpecReaderTest.problems(tree)).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void every_mistake_is_named_with_its_path() {
        Set<String> kinds = new TreeSet<>();
        int planted = 0;
        for (int seed = 0; seed < SPECS; seed++) {
            var chance = new Chance(seed);
            SpecTree tree = RandomSpecs.valid(chance);
            List<String> names = new ArrayList<>();
            for (var mistake : some(SeededMistakes.of((SpecTree.Mapping) tree, chance), chance)) {
                tree = mistake.plant().apply(tree);
                names.add(mistake.named());
                kinds.add(mistake.named().replaceAll("\\d+", "n"));
            }
            planted += names.size();
            assertThat(pathsOfProblems(tree)).as("seed %d", seed).containsAll(names);
        }
        assertThat(planted).isGreaterThan(SPECS);
        assertThat(kinds).hasSizeGreaterThan(100);
    }

    @Test
    void every_single_mistake_that_there_is_in_some_spec_is_named_with_its_path() {
        for (int seed = 0; seed < 20; seed++) {
            var tree = RandomSpecs.valid(new Chance(seed));
            for (var mistake : SeededMistakes.of(tree, new Chance(seed))) {
                assertThat(pathsOfProblems(mistake.plant().apply(tree)))
                        .as("seed %d", seed)
                        .contains(mistake.named());
            }
        }
    }

    @Test
    void garbage_is_answered_and_never_thrown_at() {
        for (int seed = 0; seed < SPECS; seed++) {
            var garbage = garbage(new Chance(seed), 5);
            assertThatCode(() -> assertThat(SpecReader.read(garbage)).isInstanceOf(SpecReading.Invalid.class))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    /** One to three mistakes in fields of their own, so that none hides another. */
    private static List<SeededMistakes.Mistake> some(List<SeededMistakes.Mistake> all, Chance chance) {
        List<SeededMistakes.Mistake> some = new ArrayList<>();
        Set<String> fields = new LinkedHashSet<>();
        for (int i = 0; i <= chance.choose(3); i++) {
            var mistake = chance.pick(all);
            if (fields.add(mistake.field())) {
                some.add(mistake);
            }
        }
        return some;
    }

    private static List<String> pathsOfProblems(SpecTree tree) {
        return switch (SpecReader.read(tree)) {
            case SpecReading.Valid _ -> List.of();
            case SpecReading.Invalid(var problems) ->
                problems.stream().map(problem -> problem.path().toString()).toList();
        };
    }

    private static SpecTree garbage(Chance chance, int depth) {
        return switch (chance.choose(depth == 0 ? 4 : 7)) {
            case 0 -> SpecTree.text("x".repeat(chance.choose(40)));
            case 1 -> new SpecTree.Decimal(new BigDecimal((chance.choose(20) - 10) + "E" + (chance.choose(99) - 50)));
            case 2 -> SpecTree.flag(chance.oneIn(2));
            case 3 -> SpecTree.nothing();
            case 4 -> SpecTree.sequence(garbage(chance, depth - 1), garbage(chance, depth - 1));
            default -> {
                var mapping = SpecTree.mapping();
                for (int i = 0; i < chance.choose(8); i++) {
                    mapping = mapping.with(chance.pick(NAMES), garbage(chance, depth - 1));
                }
                yield mapping;
            }
        };
    }
}
