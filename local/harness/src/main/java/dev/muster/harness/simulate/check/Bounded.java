package dev.muster.harness.simulate.check;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.PoolUid;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** S18: nothing runs hot: calls of one kind per process and minute, and records per request, have a bound. */
public final class Bounded implements Invariant {
    private static final int CALLS_PER_MINUTE = 400;
    private static final int RECORDS_PER_REQUEST = 12;

    private final Violations violations;
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Map<String, Integer> records = new TreeMap<>();
    private long minute;

    public Bounded(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void called(String process, CallKind kind, Instant at) {
        long now = at.getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            calls.clear();
        }
        if (calls.merge(process + " " + kind, 1, Integer::sum) > CALLS_PER_MINUTE) {
            violations.broken("S18", process + " makes more than " + CALLS_PER_MINUTE + " calls a minute: " + kind);
        }
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        if (before == null) {
            after.id().requestId().ifPresent(request -> {
                int made = records.merge(pool + " " + request, 1, Integer::sum);
                if (made > RECORDS_PER_REQUEST) {
                    violations.broken("S18", made + " agents were made for request " + request);
                }
            });
        }
    }
}
