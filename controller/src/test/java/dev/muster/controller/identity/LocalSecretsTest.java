package dev.muster.controller.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSecretsTest {
    private final Map<String, String> environment = new TreeMap<>();
    private final LocalSecrets secrets = new LocalSecrets(environment);

    @Test
    void a_rotated_file_is_read_anew(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        var place = new CredentialSource.File(file.toString());
        Files.writeString(file, "first\n");
        assertThat(secrets.read(place)).isEqualTo(Outcome.done(new Secret("first")));
        Files.writeString(file, "second");
        assertThat(secrets.read(place)).isEqualTo(Outcome.done(new Secret("second")));
    }

    @Test
    void a_missing_or_empty_place_is_named(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), " \n");
        assertThat(secrets.read(new CredentialSource.File(empty.toString())).describe())
                .startsWith("denied")
                .contains(empty.toString());
        assertThat(secrets.read(new CredentialSource.File(folder.resolve("none").toString()))
                        .describe())
                .contains("cannot be read");
        assertThat(secrets.read(new CredentialSource.Environment("AZP")).describe())
                .contains("AZP");
    }
}
