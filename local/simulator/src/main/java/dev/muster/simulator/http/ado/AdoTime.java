package dev.muster.simulator.http.ado;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the service writes them: UTC, seven digits of a second's fraction. */
final class AdoTime {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AdoTime() {}

    static String text(Instant time) {
        return FORMAT.format(time);
    }
}
