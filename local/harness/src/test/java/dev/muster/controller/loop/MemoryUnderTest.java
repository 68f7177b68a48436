package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.PlannerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How news of a pool's agents reaches its memory: the real one, or one with a mistake. */
interface MemoryUnderTest {
    void load(List<Agent> stored);

    void refresh(AgentId id, Optional<Agent> stored);

    void claimed(Agent agent);

    void written(Agent stored);

    boolean task(TaskSeen task);

    void swept(List<TaskSeen> tasks);

    void registrations(List<RegistrationSeen> registrations);

    void jobs(List<JobRequest> jobs);

    void keyRecorded(AgentId id, String fingerprint);

    List<Agent> agents();

    /** The one that ships; everything is learned at the runtime's present time. */
    static MemoryUnderTest real(LoopRuntime runtime) {
        return new Real(
                new PoolMemory(
                        MemoryScene.AGENT.pool(), new InstallationId("installation"), runtime, PlannerSettings.DEFAULT),
                runtime);
    }

    /** The real memory. */
    record Real(PoolMemory memory, LoopRuntime runtime) implements MemoryUnderTest {
        private Instant now() {
            return runtime.now();
        }

        @Override
        public void load(List<Agent> stored) {
            memory.load(stored, now(), now());
        }

        @Override
        public void refresh(AgentId id, Optional<Agent> stored) {
            memory.refresh(id, stored, now());
        }

        @Override
        public void claimed(Agent agent) {
            memory.claimed(List.of(agent), now());
        }

        @Override
        public void written(Agent stored) {
            memory.written(stored, now());
        }

        @Override
        public boolean task(TaskSeen task) {
            return memory.task(MemoryScene.AGENT, task, now());
        }

        @Override
        public void swept(List<TaskSeen> tasks) {
            memory.swept(new Seen<>(tasks, now()), MemoryScene.CLUSTER, Duration.ofMinutes(1), now());
        }

        @Override
        public void registrations(List<RegistrationSeen> registrations) {
            memory.registrations(new Seen<>(registrations, now()), now());
        }

        @Override
        public void jobs(List<JobRequest> jobs) {
            memory.jobs(new Seen<>(jobs, now()), now());
        }

        @Override
        public void keyRecorded(AgentId id, String fingerprint) {
            memory.keyRecorded(id, fingerprint, now());
        }

        @Override
        public List<Agent> agents() {
            return memory.agents();
        }
    }
}
