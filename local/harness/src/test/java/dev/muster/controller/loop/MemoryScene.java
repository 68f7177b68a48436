package dev.muster.controller.loop;

import dev.muster.harness.simulate.interleave.InterleavedRuntime;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.AgentProgress;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One agent, its record in the store and what is remembered of it, as one run of a few workers changes them. */
final class MemoryScene {
    static final RequestId JOB = new RequestId(7);
    static final AgentId AGENT = AgentId.forRequest(new PoolName("linux"), JOB, 1);
    static final Instant NOW = InterleavedRuntime.START;
    static final String CLUSTER = "agents";
    static final String KEY = "fingerprint";

    private final MemoryUnderTest memory;
    private Agent stored =
            Agent.claimed(AGENT, "small", "content", CLUSTER, 1, NOW).written(1, 1);
    private Optional<Agent> read = Optional.empty();

    MemoryScene(MemoryUnderTest memory) {
        this.memory = memory;
    }

    /** One call of one worker; what it answers is part of what came of the run. */
    record Call(String name, Body body) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What a call does. */
    @FunctionalInterface
    interface Body {
        String in(MemoryScene scene);
    }

    /** What is remembered of the agent; null if it is unknown or GONE. */
    @Nullable
    Agent remembered() {
        List<Agent> agents = memory.agents();
        return agents.isEmpty() ? null : agents.getFirst();
    }

    Agent stored() {
        return stored;
    }

    static Call claimed() {
        return call("claimed", scene -> scene.memory.claimed(scene.stored));
    }

    /** ECS told this version of the task. */
    static Call task(int version, String status) {
        return new Call("task " + version, scene -> "news " + scene.memory.task(seen(version, status)));
    }

    static Call swept(int version, String status) {
        return call("swept " + version, scene -> scene.memory.swept(List.of(seen(version, status))));
    }

    static Call sweptNothing() {
        return call("swept nothing", scene -> scene.memory.swept(List.of()));
    }

    static Call registeredOnline() {
        return call("registrations", scene -> scene.memory.registrations(List.of(registration(true))));
    }

    static Call noRegistration() {
        return call("no registrations", scene -> scene.memory.registrations(List.of()));
    }

    static Call jobAssigned() {
        return call("jobs", scene -> scene.memory.jobs(List.of(job())));
    }

    /** The bootstrap makes the key durable, and only then is it remembered. */
    static Call keyWritten() {
        return call("key written", scene -> scene.stored = AgentProgress.afterKey(scene.stored, KEY, NOW));
    }

    static Call keyRemembered() {
        return call("key remembered", scene -> scene.memory.keyRecorded(AGENT, KEY));
    }

    static Call recordRead() {
        return call("record read", scene -> scene.read = Optional.of(scene.stored));
    }

    static Call refreshed() {
        return call("refreshed", scene -> scene.memory.refresh(AGENT, scene.read));
    }

    static Call loaded() {
        return call("loaded", scene -> scene.memory.load(scene.read.stream().toList()));
    }

    /** The owner writes what it decided on the grounds of what was remembered before. */
    static Call decided(Phase phase) {
        return call("decided " + phase, scene -> {
            scene.read = Optional.ofNullable(scene.remembered()).map(agent -> agent.advancedTo(phase, NOW));
        });
    }

    static Call intended() {
        return call("intended", scene -> scene.read.ifPresent(scene::write));
    }

    static Call intentionRemembered() {
        return call(
                "intention remembered",
                scene -> scene.read.ifPresent(
                        intended -> scene.memory.written(intended.written(1, intended.revision() + 1))));
    }

    /** The owner's decision that nothing is left of the agent, written and remembered. */
    static Call ended() {
        return call("ended", scene -> {
            scene.write(scene.stored.advancedTo(Phase.GONE, NOW));
            scene.memory.written(scene.stored);
        });
    }

    private void write(Agent intended) {
        Agent moved = stored.advancedTo(intended.phase(), NOW);
        if (moved.phase() != intended.phase() && !Lives.mayLeadTo(intended.phase(), moved.phase())) {
            throw new AssertionError("the record is moved from " + stored.phase() + " to " + intended.phase());
        }
        stored = moved.written(1, stored.revision() + 1);
    }

    private static Call call(String name, Consumer<MemoryScene> body) {
        return new Call(name, scene -> {
            body.accept(scene);
            return "";
        });
    }

    private static TaskSeen seen(int version, String status) {
        boolean stopped = status.equals("STOPPED");
        return new TaskSeen(
                "arn:task",
                CLUSTER,
                AGENT.toString(),
                "group",
                version,
                status,
                stopped ? "STOPPED" : "RUNNING",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static RegistrationSeen registration(boolean online) {
        return new RegistrationSeen(
                11, AGENT.toString(), true, online, Capabilities.none(), "installation", false, null, null);
    }

    private static JobRequest job() {
        return new JobRequest(
                JOB,
                NOW,
                Demands.none(),
                JobRequest.State.ASSIGNED,
                AGENT.toString(),
                "Build",
                "build",
                "pipeline",
                null,
                null,
                null,
                null);
    }
}
