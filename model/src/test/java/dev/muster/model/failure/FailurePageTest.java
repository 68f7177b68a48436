package dev.muster.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about failures says what the code does. */
class FailurePageTest {
    private static final Path PAGE = Path.of("docs", "reference", "failures.md");

    @Test
    void the_page_is_as_generated() throws IOException {
        if (Boolean.getBoolean("muster.regenerate")) {
            Files.writeString(page(), FailurePage.text());
        }

        assertThat(page())
                .as("regenerate it: ./mvnw -q -pl model test -Dtest=FailurePageTest -Dmuster.regenerate=true")
                .content()
                .isEqualTo(FailurePage.text());
    }

    /** Tests may run in the directory of their module or in that of the whole. */
    private static Path page() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, directory -> directory != null, Path::getParent)
                .filter(directory -> Files.isDirectory(directory.resolve(PAGE.getParent())))
                .findFirst()
                .orElseThrow()
                .resolve(PAGE);
    }
}
