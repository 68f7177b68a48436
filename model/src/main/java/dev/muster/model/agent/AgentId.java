package dev.muster.model.agent;

import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.PoolName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one agent, for ever: {@code <pool>_<requestId>_<attempt>}, or {@code <pool>_s_<n>} on standby. It is the
 * agent's name in ADO and {@code startedBy} in ECS, at most 64 characters.
 *
 * @param pool the pool served
 * @param purpose what it was launched for; an intention only, since ADO gives any matching job to any matching agent
 */
public record AgentId(PoolName pool, Purpose purpose) implements Comparable<AgentId> {
    private static final Pattern FORM = Pattern.compile("([a-z0-9][a-z0-9-]{0,29})_(s|[0-9]{1,18})_([0-9]{1,12})");

    /** Why the agent was launched. */
    public sealed interface Purpose {
        /** Launched because this request waited; {@code attempt} counts from 1. */
        record ForRequest(RequestId request, int attempt) implements Purpose {}

        /** Launched as part of the idle buffer; {@code number} comes from a counter that never goes back. */
        record Standby(long number) implements Purpose {}
    }

    public static AgentId forRequest(PoolName pool, RequestId request, int attempt) {
        return new AgentId(pool, new Purpose.ForRequest(request, attempt));
    }

    public static AgentId standby(PoolName pool, long number) {
        return new AgentId(pool, new Purpose.Standby(number));
    }

    /** Reads a name back; empty if it does not have the form of an AgentId. */
    public static Optional<AgentId> parse(String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        PoolName pool = new PoolName(form.group(1));
        long number = Long.parseLong(form.group(3));
        if (form.group(2).equals("s")) {
            return Optional.of(standby(pool, number));
        }
        long request = Long.parseLong(form.group(2));
        return request < 1 || number < 1 || number > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(forRequest(pool, new RequestId(request), (int) number));
    }

    /** The request it was launched for; empty on standby. */
    public Optional<RequestId> requestId() {
        return switch (purpose) {
            case Purpose.ForRequest(RequestId request, int attempt) -> Optional.of(request);
            case Purpose.Standby(long number) -> Optional.empty();
        };
    }

    /** The attempt, or the number on standby. */
    public long number() {
        return switch (purpose) {
            case Purpose.ForRequest(RequestId request, int attempt) -> attempt;
            case Purpose.Standby(long number) -> number;
        };
    }

    /** By pool, then standby before requests, then by number. */
    @Override
    public int compareTo(AgentId other) {
        int byPool = pool.compareTo(other.pool);
        if (byPool != 0) {
            return byPool;
        }
        int byRequest = Long.compare(requestOrZero(), other.requestOrZero());
        return byRequest != 0 ? byRequest : Long.compare(number(), other.number());
    }

    private long requestOrZero() {
        return switch (purpose) {
            case Purpose.ForRequest(RequestId request, int attempt) -> request.value();
            case Purpose.Standby(long number) -> 0;
        };
    }

    @Override
    public String toString() {
        return switch (purpose) {
            case Purpose.ForRequest(RequestId request, int attempt) ->
                pool.value() + "_" + request.value() + "_" + attempt;
            case Purpose.Standby(long number) -> pool.value() + "_s_" + number;
        };
    }
}
