package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * S3: each task started has a claim written before, with the same token, and each task stopped and registration deleted has
 * a record. What a table that was set back has forgotten is an orphan, of which a record has to be written anew first.
 */
public final class NoEffectWithoutIntent implements Invariant {
    private final Violations violations;
    private final Map<String, String> tokens = new TreeMap<>();
    private final TreeSet<String> records = new TreeSet<>();
    private final TreeSet<String> placeholders = new TreeSet<>();
    private final Predicate<String> byHand;

    /** @param byHand whether it was a person who stopped that task */
    public NoEffectWithoutIntent(Violations violations, Predicate<String> byHand) {
        this.violations = violations;
        this.byHand = byHand;
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        tokens.put(claim.agent().id().toString(), claim.request().token().value());
        records.add(claim.agent().id().toString());
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        records.add(after.id().toString());
    }

    @Override
    public void restored(List<Agent> now) {
        records.clear();
        now.forEach(agent -> records.add(agent.id().toString()));
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
    public void deletionAsked(String name, Instant at) {
        if (!placeholders.contains(name) && !records.contains(name)) {
            violations.broken("S3", "the registration " + name + " is deleted without a record");
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
        if (!records.contains(startedBy) && !byHand.test(taskArn)) {
            violations.broken("S3", startedBy + " is stopped without a record");
        }
    }
}
