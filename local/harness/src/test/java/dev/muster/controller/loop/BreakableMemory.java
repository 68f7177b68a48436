package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.AgentProgress;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A memory of one agent that is right but for one mistake, if any: what the specification has to find. */
final class BreakableMemory implements MemoryUnderTest {
    enum Mistake {
        NONE,
        TAKES_AN_OLDER_VERSION,
        READS_AND_WRITES_APART,
        REFRESH_FORGETS_NEWS,
        WRITE_FORGETS_NEWS,
        LOAD_FORGETS_THE_END
    }

    private final LoopRuntime runtime;
    private final Mistake mistake;
    private final Lock lock;
    private @Nullable Agent agent;
    private boolean ended;

    BreakableMemory(LoopRuntime runtime, Mistake mistake) {
        this.runtime = runtime;
        this.mistake = mistake;
        this.lock = runtime.newLock();
    }

    @Override
    public void load(List<Agent> stored) {
        change(before -> {
            boolean forgotten = mistake == Mistake.LOAD_FORGETS_THE_END;
            return before == null && (!ended || forgotten) ? stored.getFirst() : before;
        });
    }

    @Override
    public void refresh(AgentId id, Optional<Agent> stored) {
        change(before -> {
            Agent now = stored.filter(found -> found.phase() != Phase.GONE).orElse(null);
            return now == null || before == null || mistake == Mistake.REFRESH_FORGETS_NEWS
                    ? now
                    : Recollection.onto(now, before, runtime.now());
        });
    }

    @Override
    public void claimed(Agent claimed) {
        change(before -> claimed);
    }

    @Override
    public void written(Agent stored) {
        change(before -> {
            ended = ended || stored.phase() == Phase.GONE;
            if (before == null || ended) {
                return null;
            }
            return mistake == Mistake.WRITE_FORGETS_NEWS ? stored : Recollection.onto(stored, before, runtime.now());
        });
    }

    @Override
    public boolean task(TaskSeen task) {
        boolean[] news = new boolean[1];
        change(before -> {
            Agent after = before == null ? null : afterTask(before, task);
            news[0] = !Objects.equals(before, after);
            return after;
        });
        return news[0];
    }

    private Agent afterTask(Agent before, TaskSeen task) {
        Agent known = mistake == Mistake.TAKES_AN_OLDER_VERSION
                ? Agent.claimed(before.id(), "small", "content", before.cluster(), 1, runtime.now())
                        .written(before.epoch(), before.revision())
                : before;
        return AgentProgress.afterTask(known, task, runtime.now());
    }

    @Override
    public void swept(List<TaskSeen> tasks) {
        tasks.forEach(this::task);
    }

    @Override
    public void registrations(List<RegistrationSeen> registrations) {
        registrations.forEach(seen ->
                change(before -> before == null ? null : AgentProgress.afterRegistration(before, seen, runtime.now())));
    }

    @Override
    public void jobs(List<JobRequest> jobs) {
        jobs.forEach(
                job -> change(before -> before == null ? null : AgentProgress.afterJob(before, job, runtime.now())));
    }

    @Override
    public void keyRecorded(AgentId id, String fingerprint) {
        change(before -> before == null ? null : AgentProgress.afterKey(before, fingerprint, runtime.now()));
    }

    @Override
    public List<Agent> agents() {
        Agent[] seen = new Agent[1];
        change(before -> seen[0] = before);
        return Optional.ofNullable(seen[0]).stream().toList();
    }

    private void change(UnaryOperator<@Nullable Agent> change) {
        if (mistake == Mistake.READS_AND_WRITES_APART) {
            Agent[] after = new Agent[1];
            locked(() -> after[0] = change.apply(agent));
            locked(() -> agent = after[0]);
        } else {
            locked(() -> agent = change.apply(agent));
        }
    }

    private void locked(Runnable body) {
        lock.lock();
        try {
            body.run();
        } finally {
            lock.unlock();
        }
    }
}
