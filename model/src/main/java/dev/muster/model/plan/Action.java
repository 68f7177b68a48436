package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.LearnedImage;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.Placement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing to do. Each is idempotent, names whom it is about, and prints as a line of the log. */
public sealed interface Action {

    /** What is about one agent. */
    sealed interface OfAgent extends Action {
        AgentId agent();
    }

    /** A write under the fence, without which the effects planned beside it do not happen. */
    sealed interface Intention extends OfAgent {}

    /** Makes durable that the agent has come this far. */
    record Advance(AgentId agent, Phase to, @Nullable String why) implements Intention {}

    /** Makes durable that the agent is to be ended although it had no job. */
    record Retire(AgentId agent, String why) implements Intention {}

    /**
     * Begins a record for an agent of ours that none explains, as one that is being ended.
     *
     * @param task a reading of its task; null if none is seen
     * @param registrationId its registration; null if none is seen
     */
    record Adopt(
            AgentId agent,
            @Nullable TaskSeen task,
            @Nullable Integer registrationId,
            String why) implements Intention {}

    /** Makes durable that nothing of the agent is left. */
    record Forget(AgentId agent) implements Intention {}

    /** Disables the registration, for good. */
    record Cordon(AgentId agent, int registrationId) implements OfAgent {}

    /** Deletes the registration. */
    record Deregister(AgentId agent, int registrationId) implements OfAgent {}

    /** Stops the task. */
    record StopTask(AgentId agent, String taskArn, String why) implements OfAgent {}

    /** Sends the frozen request of a claim again, because it is not known whether ECS has the task. */
    record Resume(AgentId agent) implements OfAgent {}

    /** Asks ECS for the task of a claim that is too old to be sent again. */
    record LookUp(AgentId agent) implements OfAgent {}

    /** Claims and launches an agent of a template. */
    record Launch(AgentId agent, String template, Placement placement) implements OfAgent {
        /** The request it is launched for; empty for the idle buffer. */
        public Optional<RequestId> request() {
            return agent.requestId();
        }
    }

    /** Keeps what an agent has shown of its image, so that its templates' placeholders can show it as well. */
    record LearnImage(LearnedImage learned, AgentId shownBy) implements Action {
        /** Without the names: they can be hundreds. */
        @Override
        public String toString() {
            return "LearnImage[image=" + learned.image() + ", digest=" + learned.digest() + ", capabilities="
                    + learned.capabilities().size() + ", shownBy=" + shownBy + "]";
        }
    }

    /** Reads one request by its id, because the list alone is not believed. */
    record ReadRequest(RequestId request) implements Action {}

    /** Makes the registration that lets ADO accept jobs for a template while no agent is there. */
    record AddPlaceholder(String template, String name) implements Action {}

    /** Deletes a placeholder of ours that stands for nothing any more. */
    record RemovePlaceholder(String name, int registrationId) implements Action {}
}
