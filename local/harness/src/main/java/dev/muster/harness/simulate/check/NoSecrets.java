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
    private final Violations violations;
    private final List<String> planted;

    /** @param planted texts long and odd enough not to occur by chance */
    public NoSecrets(Violations violations, List<String> planted) {
        this.violations = violations;
        this.planted = List.copyOf(planted);
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
        for (String secret : planted) {
            if (text.contains(secret)) {
                violations.broken("S17", where + " holds a secret");
            }
        }
    }
}
