package dev.muster.model.pool;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code spec.timeouts}: the deadlines of an agent's life; what is not written keeps its default. */
final class TimeoutsSection {
    private static final Pattern AMOUNT = Pattern.compile("(?<count>[0-9]{1,5})(?<unit>[smh])");
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofHours(24);

    static final ValueReader<Duration> DURATION =
            Scalars.TEXT.as("text such as 90s, 15m or 2h, from 1s to 24h", TimeoutsSection::duration);

    static final ValueReader<Timeouts> READER =
            Fields.section("a map with start, idle, surplus, maxIdle, linger or job", fields -> {
                var start = fields.optional("start", Timeouts.DEFAULT.start(), DURATION);
                var idle = fields.optional("idle", Timeouts.DEFAULT.idle(), DURATION);
                var surplus = fields.optional("surplus", Timeouts.DEFAULT.surplus(), DURATION);
                var maxIdle = fields.optional("maxIdle", Timeouts.DEFAULT.maxIdle(), DURATION);
                var linger = fields.optional("linger", Timeouts.DEFAULT.linger(), DURATION);
                var job = fields.optional("job", Optional.<Duration>empty(), DURATION.map(Optional::of));
                return () -> new Timeouts(
                        start.orElseThrow(),
                        idle.orElseThrow(),
                        surplus.orElseThrow(),
                        maxIdle.orElseThrow(),
                        linger.orElseThrow(),
                        job.orElseThrow().orElse(null));
            });

    private TimeoutsSection() {}

    private static Optional<Duration> duration(String text) {
        var amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(amount.group("count"));
        var duration = switch (amount.group("unit")) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        return Optional.of(duration).filter(it -> it.compareTo(LEAST) >= 0 && it.compareTo(MOST) <= 0);
    }
}
