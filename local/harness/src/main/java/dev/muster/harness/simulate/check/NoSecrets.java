package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** S17: what was planted as a secret appears in no record, request, action, reason or finding. */
public final class NoSecrets implements Invariant {
    /** What the runs plant: long and odd enough not to occur by chance. */
    public static final List<String> PLANTED = List.of("planted-5up3r-s3cret", "planted-pat-0815-4711");

    private final Violations violations;

    public NoSecrets(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        scan("the claim of " + claim.agent().id(), claim.toString());
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        scan("the record of " + after.id(), after.toString());
    }

    @Override
    public void requestSent(FrozenRequest request, Instant at) {
        scan("a RunTask request", request.body());
    }

    @Override
    public void planned(Planning planning) {
        scan("a plan", planning.plan().toString());
    }

    /** For texts that no event tells: log lines, conditions, the trace. */
    public void scan(String where, String text) {
        for (String secret : PLANTED) {
            if (text.contains(secret)) {
                violations.broken("S17", where + " holds a secret");
            }
        }
    }
}
