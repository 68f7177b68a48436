package dev.muster.controller.azuredevops;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the service's times: ISO 8601 with up to seven digits of a second, in UTC even where it does not say so. */
final class ServiceTime {
    /** .NET's way to say that a time is not set. */
    private static final String UNSET = "0001-01-01T00:00:00";

    private ServiceTime() {}

    static @Nullable Instant read(JsonWalk json) {
        String written = json.text();
        if (written == null || written.startsWith(UNSET)) {
            return null;
        }
        try {
            return Instant.parse(hasZone(written) ? written : written + "Z");
        } catch (DateTimeException odd) {
            throw json.misunderstood("a time was expected");
        }
    }

    private static boolean hasZone(String written) {
        int time = written.indexOf('T');
        return written.endsWith("Z") || written.indexOf('+', time) > 0 || written.indexOf('-', Math.max(time, 0)) > 0;
    }
}
