package dev.muster.controller.identity;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets in the controller's own environment and in files that it can read. */
final class LocalSecrets {
    /** Far above the length of any token; a path to something else must not fill the memory. */
    private static final int MOST_BYTES = 4096;

    private final Map<String, String> environment;

    /** @param environment the controller's environment variables */
    LocalSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    Outcome<Secret> read(CredentialSource.Environment place) {
        return usable(
                environment.get(place.variable()), "set the controller's environment variable " + place.variable());
    }

    Outcome<Secret> read(CredentialSource.File place) {
        try (InputStream content = Files.newInputStream(Path.of(place.path()))) {
            String text = new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return usable(text, "write it to the file " + place.path());
        } catch (IOException | InvalidPathException problem) {
            return denied("The credential file " + place.path() + " cannot be read ("
                    + problem.getClass().getSimpleName() + "); make it readable for the controller.");
        }
    }

    private static Outcome<Secret> usable(@Nullable String text, String advice) {
        return text == null || text.isBlank()
                ? denied("There is no pool credential; " + advice + ".")
                : Outcome.done(new Secret(text.strip()));
    }

    private static Outcome<Secret> denied(String sentence) {
        return new Outcome.Failed<>(new CloudFault.Denied(sentence));
    }
}
