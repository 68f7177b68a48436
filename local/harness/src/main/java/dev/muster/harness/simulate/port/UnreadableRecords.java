package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.statestore.NewerSchemaException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Records that a newer release has written and this one cannot read, as the store over DynamoDB treats them. */
public final class UnreadableRecords {
    private final Faults faults;
    private final TreeSet<AgentId> unreadable = new TreeSet<>();

    public UnreadableRecords(Faults faults) {
        this.faults = faults;
    }

    public void add(AgentId agent) {
        unreadable.add(agent);
    }

    public void remove(AgentId agent) {
        unreadable.remove(agent);
    }

    /** These agents. */
    List<Agent> understood(List<Agent> found) {
        found.forEach(this::requireReadable);
        return found;
    }

    /** This agent. */
    Optional<Agent> understood(Optional<Agent> found) {
        found.ifPresent(this::requireReadable);
        return found;
    }

    private void requireReadable(Agent agent) {
        if (unreadable.contains(agent.id())) {
            faults.tookEffect(FaultKind.F9);
            throw new NewerSchemaException("the schema of " + agent.id() + " is newer than the newest known here");
        }
    }
}
