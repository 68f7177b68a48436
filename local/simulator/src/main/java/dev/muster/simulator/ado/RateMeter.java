package dev.muster.simulator.ado;

import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the calls of every identity over a sliding window, and remembers what callers did that they should not. */
public final class RateMeter {
    /** Nobody can know of an answer that is still on its way to him. */
    private static final Duration NEWS_TRAVELS = Duration.ofMillis(700);

    private static final double NEARLY = 0.9;

    private final World world;
    private final RateLimit limit;
    private final RandomStream chance;
    private final Map<String, Account> accounts = new TreeMap<>();
    private int calls;
    private int exceeded;
    private int whims;
    private int early;

    public RateMeter(World world, RateLimit limit) {
        this.world = world;
        this.limit = limit;
        this.chance = world.stream("ado.rate");
    }

    public RateLimit limit() {
        return limit;
    }

    /**
     * What was counted so far.
     *
     * @param exceeded calls beyond what the window allowed; all were refused
     * @param whims refusals and wishes for a wait that came for no reason
     * @param early calls made in spite of a refusal, and reads made in spite of a wish for a wait
     */
    public record Counts(int calls, int exceeded, int whims, int early) {}

    /** So far. */
    public Counts counts() {
        return world.call(() -> new Counts(calls, exceeded, whims, early));
    }

    private static final class Account {
        private final Deque<Instant> used = new ArrayDeque<>();
        private final Quiet refused = new Quiet();
        private final Quiet asked = new Quiet();
    }

    /** A time in which the identity should be quiet. */
    private static final class Quiet {
        private @Nullable Instant from;
        private Instant until = Instant.MIN;

        private void ask(Instant known, Instant end) {
            if (from == null || until.isBefore(known)) {
                from = known;
            }
            until = end.isAfter(until) ? end : until;
        }

        private boolean includes(Instant now) {
            return from != null && now.isAfter(from) && now.isBefore(until);
        }
    }

    /**
     * A call has arrived.
     *
     * @param canWait whether it is a read, which is not to come while the service asks for a wait
     */
    public RateAnswer arrived(String identity, boolean canWait) {
        return world.call(() -> {
            Account account = accounts.computeIfAbsent(identity, unknown -> new Account());
            Instant now = world.now();
            calls++;
            if (account.refused.includes(now) || (canWait && account.asked.includes(now))) {
                early++;
            }
            while (!account.used.isEmpty()
                    && !account.used.getFirst().plus(limit.window()).isAfter(now)) {
                account.used.removeFirst();
            }
            return answer(account, now);
        });
    }

    private RateAnswer answer(Account account, Instant now) {
        if (account.used.size() >= limit.calls()) {
            exceeded++;
            Duration free = Duration.between(
                    now, account.used.getFirst().plus(limit.window()).plusSeconds(1));
            return refusal(account, free, now);
        }
        if (strikes(limit.refusals())) {
            whims++;
            return refusal(account, limit.pause(), now);
        }
        account.used.addLast(now);
        boolean whim = strikes(limit.waits());
        whims += whim ? 1 : 0;
        boolean wanted = whim || account.used.size() >= NEARLY * limit.calls();
        if (wanted) {
            account.asked.ask(now.plus(NEWS_TRAVELS).plus(limit.latency()), now.plus(limit.pause()));
        }
        return new RateAnswer(false, wanted ? Optional.of(limit.pause()) : Optional.empty(), left(account, now));
    }

    private RateAnswer refusal(Account account, Duration wait, Instant now) {
        account.refused.ask(now.plus(NEWS_TRAVELS).plus(limit.latency()), now.plus(wait));
        return new RateAnswer(true, Optional.of(wait), left(account, now));
    }

    private RateAnswer.@Nullable Left left(Account account, Instant now) {
        int used = account.used.size();
        return used < limit.toldFrom() * limit.calls()
                ? null
                : new RateAnswer.Left(limit.calls(), limit.calls() - used, now.plus(limit.window()));
    }

    private boolean strikes(double probability) {
        return probability > 0 && chance.chance(probability);
    }
}
