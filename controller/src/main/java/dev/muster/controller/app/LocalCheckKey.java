package dev.muster.controller.app;

import dev.muster.controller.checks.LocalDataKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A key of one's own, in a variable of the controller or in a file: 32 bytes in base64. */
final class LocalCheckKey {
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";

    private LocalCheckKey() {}

    /** @throws InvalidConfigurationException if it is not there, or is no such key; never repeats it */
    static byte[] read(String place, Map<String, String> environment) {
        String text = place.startsWith(VARIABLE)
                ? environment.get(place.substring(VARIABLE.length()))
                : content(Path.of(place.substring(FILE.length())));
        byte[] key = decoded(text);
        if (key.length != LocalDataKeys.BYTES) {
            throw new InvalidConfigurationException(List.of("muster.checks.key names " + place
                    + ", where 32 bytes in base64 must be; make them with: openssl rand -base64 32"));
        }
        return key;
    }

    private static @Nullable String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static byte[] decoded(@Nullable String text) {
        try {
            return text == null ? new byte[0] : Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
