package dev.muster.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that says what does not happen here names, for each trouble, a test that there is. */
class PainsPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");

    private final List<String> lines = Files.readAllLines(ROOT.resolve("docs/pains.md"));

    PainsPageTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17})
    void has_a_row_with_a_test(int number) {
        assertThat(lines)
                .filteredOn(line -> line.startsWith("| " + number + " |"))
                .singleElement()
                .matches(row -> NAMED.matcher(row).find());
    }

    @Test
    void names_no_test_that_is_not_there() throws IOException {
        List<MatchResult> named =
                lines.stream().flatMap(line -> NAMED.matcher(line).results()).toList();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> tests = files.filter(file -> file.toString().contains("/src/test/java/"))
                    .toList();
            assertThat(named)
                    .isNotEmpty()
                    .allSatisfy(test -> assertThat(tests)
                            .as(test.group())
                            .anyMatch(file -> file.endsWith(test.group(1) + ".java") && holds(file, test.group(2))));
        }
    }

    private static boolean holds(Path file, String method) {
        try {
            return method == null || Files.readString(file).contains("void " + method + "(");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
