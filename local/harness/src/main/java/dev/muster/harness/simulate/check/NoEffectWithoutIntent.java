package dev.muster.harness.simulate.check;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** S3: each task started or stopped and each registration deleted has a claim written before, with the same token. */
public final class NoEffectWithoutIntent implements Invariant {
    private final Violations violations;
    private final Map<String, String> tokens = new TreeMap<>();
    private final TreeSet<String> placeholders = new TreeSet<>();

    public NoEffectWithoutIntent(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        tokens.put(claim.agent().id().toString(), claim.request().token().value());
    }

    @Override
    public void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {
        if (placeholder) {
            placeholders.add(name);
        } else if (AgentId.parse(name).isPresent() && !tokens.containsKey(name)) {
            violations.broken("S3", name + " is registered without a claim");
        }
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        if (!placeholders.contains(name) && !tokens.containsKey(name)) {
            violations.broken("S3", "the registration " + name + " is deleted without a claim");
        }
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        if (!clientToken.equals(tokens.get(startedBy))) {
            violations.broken("S3", startedBy + " is started with a token that no claim holds");
        }
    }

    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        if (!tokens.containsKey(startedBy)) {
            violations.broken("S3", startedBy + " is stopped without a claim");
        }
    }
}
