package dev.muster.model.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.SpecReading.Invalid;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Random damage to a valid spec: seeded, so that a failure names the seed that shows it again. */
class SpecReaderPropertyTest {
    private static final int RUNS = 2_000;

    @Test
    void no_damage_makes_the_reader_throw_and_every_answer_is_a_spec_or_problems_in_order() {
        for (int seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            var tree = damaged(
                    Specs.full(), 1 + random.nextInt(8), random, SpecPath.root().field("nowhere"));

            if (SpecReader.read(tree) instanceof Invalid(var problems)) {
                assertThat(problems).as("seed %d", seed).isNotEmpty().doesNotHaveDuplicates();
                assertThat(problems)
                        .as("seed %d", seed)
                        .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
            }
            assertThat(SpecReader.read(tree)).as("seed %d", seed).isEqualTo(SpecReader.read(tree));
            assertThat(tree.contentHash()).as("seed %d", seed).hasSize(64);
        }
    }

    @Test
    void a_planted_mistake_is_named_with_its_path_whatever_else_is_wrong() {
        for (int seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            var sections = sections();
            var planted = sections.get(random.nextInt(sections.size())).field("planted-" + random.nextInt(100));
            var tree = TreeEdit.put(Specs.full(), planted, anyTree(random, 2));
            var damaged = damaged(tree, random.nextInt(8), random, planted);

            assertThat(SpecReader.read(damaged)).as("seed %d", seed).isInstanceOf(Invalid.class);
            assertThat(((Invalid) SpecReader.read(damaged)).problems())
                    .as("seed %d", seed)
                    .filteredOn(problem -> problem.path().equals(planted))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).startsWith("is not a field; "));
        }
    }

    @Test
    void a_value_of_the_wrong_kind_is_named_with_its_path_whatever_else_is_wrong() {
        for (int seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            var places = placesIn(Specs.full(), SpecPath.root());
            var planted = places.get(random.nextInt(places.size()));
            var tree = TreeEdit.put(Specs.full(), planted, SpecTree.nothing());
            var damaged = damaged(tree, random.nextInt(8), random, planted);

            assertThat(SpecReaderTest.problems(damaged))
                    .as("seed %d", seed)
                    .anySatisfy(problem -> assertThat(problem).startsWith(planted + ": must be "));
        }
    }

    @Test
    void very_repeated_are_answered_without_overflow_and_without_being_repeated_in_full() {
        var repeated = List.of("a/", "/", "1.", "a ", " ", "-a", "a:");
        for (var path : placesIn(Specs.full(), SpecPath.root())) {
            for (var text : repeated) {
                var tree = TreeEdit.put(Specs.full(), path, SpecTree.text(text.repeat(100_000) + "x"));

                var problems = Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> SpecReaderTest.problems(tree));

                assertThat(problems).allSatisfy(problem -> assertThat(problem).hasSizeLessThan(700));
            }
        }
    }

    /** Changes so many places at random, but nothing on the way to the place to keep. */
    private static SpecTree damaged(SpecTree tree, int changes, Random random, SpecPath keep) {
        var damaged = tree;
        for (int i = 0; i < changes; i++) {
            var places = placesIn(damaged, SpecPath.root()).stream()
                    .filter(place -> !isOnTheWay(place, keep))
                    .toList();
            if (!places.isEmpty()) {
                damaged = damagedAt(places.get(random.nextInt(places.size())), damaged, random);
            }
        }
        return damaged;
    }

    private static SpecTree damagedAt(SpecPath place, SpecTree tree, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> TreeEdit.put(tree, place, anyTree(random, 3));
            case 1 -> place.steps().getLast() instanceof SpecPath.Step.Field ? TreeEdit.remove(tree, place) : tree;
            default -> TreeEdit.put(tree, sibling(place, random), anyTree(random, 3));
        };
    }

    private static SpecPath sibling(SpecPath place, Random random) {
        return place.steps().getLast() instanceof SpecPath.Step.Field(var name)
                ? new SpecPath(place.steps().subList(0, place.steps().size() - 1))
                        .field(name.substring(random.nextInt(name.length() + 1)) + anyText(random))
                : place;
    }

    private static boolean isOnTheWay(SpecPath place, SpecPath keep) {
        return place.steps().size() <= keep.steps().size()
                && keep.steps().subList(0, place.steps().size()).equals(place.steps());
    }

    /** All places below the root. */
    private static List<SpecPath> placesIn(SpecTree tree, SpecPath path) {
        List<SpecPath> places = new ArrayList<>();
        if (!path.steps().isEmpty()) {
            places.add(path);
        }
        if (tree instanceof SpecTree.Mapping(var fields)) {
            fields.forEach((name, value) -> places.addAll(placesIn(value, path.field(name))));
        } else if (tree instanceof SpecTree.Sequence(var elements)) {
            for (int i = 0; i < elements.size(); i++) {
                places.addAll(placesIn(elements.get(i), path.element(i)));
            }
        }
        return places;
    }

    /** The maps whose fields the format fixes. */
    private static List<SpecPath> sections() {
        return List.of(
                SpecPath.root(),
                TreeEdit.path("azureDevOps"),
                TreeEdit.path("limits"),
                TreeEdit.path("timeouts"),
                TreeEdit.path("network"),
                TreeEdit.path("templates[0]"),
                TreeEdit.path("templates[1]"),
                TreeEdit.path("standby[0]"),
                TreeEdit.path("standby[1]"));
    }

    private static SpecTree anyTree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> SpecTree.text(anyText(random));
            case 1 -> new SpecTree.Decimal(new BigDecimal(random.nextInt(-9, 10) + "E" + random.nextInt(-20, 20)));
            case 2 -> SpecTree.flag(random.nextBoolean());
            case 3 -> SpecTree.nothing();
            case 4 -> SpecTree.sequence(anyTree(random, depth - 1), anyTree(random, depth - 1));
            default ->
                SpecTree.mapping()
                        .with(anyText(random), anyTree(random, depth - 1))
                        .with("name", anyTree(random, depth - 1));
        };
    }

    private static String anyText(Random random) {
        var alphabet = "aZ0-_.:/=@ \n\u0000\u0130\uD83D\uDE00\"\\{}[]()*+?|^$";
        return random.ints(random.nextInt(12), 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .reduce("", String::concat);
    }
}
