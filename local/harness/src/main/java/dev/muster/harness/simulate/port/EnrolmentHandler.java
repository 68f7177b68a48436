package dev.muster.harness.simulate.port;

import dev.muster.controller.bootstrap.AgentKey;
import dev.muster.controller.bootstrap.Applicant;
import dev.muster.controller.bootstrap.BootstrapAnswer;
import dev.muster.controller.bootstrap.Enrolment;
import dev.muster.controller.bootstrap.Standing;
import dev.muster.model.agent.AgentId;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.agents.BootstrapAsk;
import dev.muster.simulator.agents.BootstrapReply;
import java.util.Optional;
import java.util.UUID;

/** The controller's bootstrap without its cryptography: a container is believed to be the task that it says it is. */
public final class EnrolmentHandler implements ControllerDoor.BootstrapHandler {
    private final Enrolment enrolment;

    public EnrolmentHandler(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    @Override
    public BootstrapReply answer(BootstrapAsk ask) {
        Optional<AgentId> agent = AgentId.parse(ask.agentId());
        return agent.isEmpty()
                ? new BootstrapReply.Refused("not an agent of ours")
                : answer(ask, enrolment.standing(agent.get()));
    }

    private BootstrapReply answer(BootstrapAsk ask, Standing standing) {
        return switch (standing) {
            case Standing.Answered(BootstrapAnswer answer) -> reply(answer);
            case Standing.Candidate candidate ->
                candidate.task().taskId().equals(Printed.taskId(ask.taskArn()))
                        ? reply(enrolment.enrol(candidate, applicant(candidate, ask)))
                        : new BootstrapReply.Refused("another task");
        };
    }

    private static Applicant applicant(Standing.Candidate candidate, BootstrapAsk ask) {
        AgentKey key = new AgentKey(ask.keyFingerprint(), "AQAB");
        return new Applicant(candidate.agent(), key, ask.agentVersion(), ask.osDescription());
    }

    private static BootstrapReply reply(BootstrapAnswer answer) {
        return switch (answer) {
            case BootstrapAnswer.Granted granted ->
                new BootstrapReply.Granted(
                        granted.agent().agentId(),
                        granted.agent().poolId(),
                        UUID.fromString(granted.credentials().clientId()),
                        Capabilities.of(granted.capabilities().asMap()));
            case BootstrapAnswer.RetryLater later -> new BootstrapReply.RetryLater(later.after());
            case BootstrapAnswer.Rejected rejected -> new BootstrapReply.Refused(rejected.sentence());
        };
    }
}
