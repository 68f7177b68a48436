package dev.muster.controller.bootstrap;

import dev.muster.controller.loop.PoolDirectory.PoolInForce;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.pool.AgentTemplate;
import java.util.Optional;

/** Whether an agent, as its record stands, may be given its identity. */
public sealed interface Standing {
    /** It may, if it is the task that it claims to be. */
    record Candidate(PoolInForce pool, Agent record, AgentTemplate template, TaskArn task) implements Standing {
        public AgentId agent() {
            return record.id();
        }
    }

    /** It may not, or not yet. */
    record Answered(BootstrapAnswer answer) implements Standing {}

    static Standing of(PoolInForce pool, Optional<Agent> found) {
        if (found.isEmpty()) {
            return later(RetryCause.AGENT_UNKNOWN, "no agent of that name is known yet");
        }
        Agent record = found.get();
        Optional<BootstrapAnswer.Rejected> over = objection(record);
        if (over.isPresent()) {
            return new Answered(over.get());
        }
        Optional<TaskArn> task = record.taskArn().flatMap(TaskArn::parse);
        if (task.isEmpty()) {
            return later(RetryCause.TASK_UNKNOWN, "which ECS task the agent runs in is not known yet");
        }
        Optional<AgentTemplate> template = pool.spec().template(record.template());
        if (template.isEmpty()) {
            return later(RetryCause.TEMPLATE_UNKNOWN, "the pool's spec has no template '" + record.template() + "'");
        }
        return new Candidate(pool, record, template.get(), task.get());
    }

    /** Why the agent can have no identity any more; empty if it still can. */
    static Optional<BootstrapAnswer.Rejected> objection(Agent record) {
        // Online means that the answer arrived; whoever asks after that is not the entrypoint.
        if (record.phase().compareTo(Phase.ONLINE) >= 0) {
            return over("the agent is " + record.phase() + " already");
        }
        if (record.retiring()) {
            return over("the agent is being ended");
        }
        return record.task() != null && record.task().isEnding()
                ? over("the agent's task is being stopped")
                : Optional.empty();
    }

    private static Optional<BootstrapAnswer.Rejected> over(String sentence) {
        return Optional.of(new BootstrapAnswer.Rejected(Refusal.AGENT_OVER, sentence));
    }

    private static Standing later(RetryCause cause, String why) {
        return new Answered(new BootstrapAnswer.RetryLater(cause, why));
    }
}
