package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.azuredevops.CredentialReader.Reading;
import dev.muster.model.pool.CredentialSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalCredentialsTest {
    private final Map<String, String> environment = new TreeMap<>();
    private final LocalCredentials credentials = new LocalCredentials(environment);

    @Test
    void a_rotated_file_is_read_anew(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        var source = new CredentialSource.File(file.toString());
        Files.writeString(file, "first\n");
        assertThat(credentials.read(source)).isEqualTo(new Reading.Found(new PersonalAccessToken("first")));
        Files.writeString(file, "second");
        assertThat(credentials.read(source)).isEqualTo(new Reading.Found(new PersonalAccessToken("second")));
    }

    @Test
    void a_missing_or_empty_place_is_named(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), " \n");
        assertMissing(new CredentialSource.File(empty.toString()), empty.toString());
        assertMissing(new CredentialSource.File(folder.resolve("none").toString()), "cannot be read");
        assertMissing(new CredentialSource.Environment("AZP"), "AZP");
    }

    private void assertMissing(CredentialSource source, String sentence) {
        assertThat(credentials.read(source))
                .isInstanceOfSatisfying(
                        Reading.Missing.class,
                        missing -> assertThat(missing.why()).contains(sentence));
    }
}
