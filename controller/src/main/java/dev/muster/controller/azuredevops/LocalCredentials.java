package dev.muster.controller.azuredevops;

import dev.muster.model.pool.CredentialSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Credentials in the controller's own environment and in files that it can read. */
public final class LocalCredentials implements CredentialReader {
    /** Far above the length of any personal access token; a path to something else must not fill the memory. */
    private static final int MOST_BYTES = 4096;

    private final Map<String, String> environment;

    /** @param environment the controller's environment variables */
    public LocalCredentials(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Reading read(CredentialSource source) {
        return switch (source) {
            case CredentialSource.Environment(String variable) ->
                usable(environment.get(variable), "set the controller's environment variable " + variable);
            case CredentialSource.File(String path) -> file(path);
        };
    }

    private static Reading file(String path) {
        try (InputStream content = Files.newInputStream(Path.of(path))) {
            String text = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return usable(text, "write a personal access token to the file " + path);
        } catch (IOException | InvalidPathException problem) {
            return new Reading.Missing("The credential file " + path + " cannot be read ("
                    + problem.getClass().getSimpleName() + "); make it readable for the controller.");
        }
    }

    private static Reading usable(@Nullable String text, String advice) {
        return text == null || text.isBlank()
                ? new Reading.Missing("There is no pool credential; " + advice + ".")
                : new Reading.Found(new PersonalAccessToken(text.strip()));
    }
}
