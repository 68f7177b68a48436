package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.AgentProgress;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Attempts;
import dev.muster.model.plan.Hold;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Lesson;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one pool's world right now. All of it can be learned again from the store, ECS and ADO; losing it
 * costs readings, never correctness. No port is called while its lock is held.
 */
final class PoolMemory {
    private static final int MOST_LESSONS = 200;

    private final PoolName pool;
    private final InstallationId installation;
    private final Lock lock;
    private final Map<AgentId, Tracked> agents = new TreeMap<>();
    private final Map<RequestId, Attempts> attempts = new TreeMap<>();
    private final Map<String, Hold> holds = new TreeMap<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private Map<String, RegistrationSeen> registrationsByName = new LinkedHashMap<>();
    private @Nullable Seen<List<RegistrationSeen>> registrations;
    private @Nullable Seen<List<JobRequest>> jobs;
    private List<TaskSeen> strays = List.of();
    private boolean swept;
    private boolean reloadWanted;

    PoolMemory(PoolName pool, InstallationId installation, LoopRuntime runtime) {
        this.pool = pool;
        this.installation = installation;
        this.lock = runtime.newLock();
    }

    /** Takes the store's records: agents unknown so far, and the attempts of those that are GONE. */
    void load(List<Agent> stored, Instant now) {
        locked(() -> {
            for (Agent agent : stored) {
                if (agent.phase() == Phase.GONE) {
                    ended(agent, agent.timeline().at(Phase.GONE).orElse(now));
                } else if (!agents.containsKey(agent.id())) {
                    agents.put(agent.id(), new Tracked(agent, now));
                }
            }
            return null;
        });
    }

    /** Takes one record as the store holds it now, instead of what was remembered of it. */
    void refresh(AgentId id, Optional<Agent> stored, Instant now) {
        locked(() -> {
            Tracked before = agents.remove(id);
            stored.ifPresent(agent -> {
                if (agent.phase() == Phase.GONE) {
                    ended(agent, now);
                    return;
                }
                Tracked tracked = new Tracked(agent, now);
                agents.put(id, tracked);
                if (before != null) {
                    relearn(tracked, before, now);
                }
            });
            return null;
        });
    }

    private void relearn(Tracked tracked, Tracked before, Instant now) {
        Agent agent = tracked.agent();
        if (before.agent().task() != null) {
            agent = AgentProgress.afterTask(agent, before.agent().task(), now);
        }
        RegistrationSeen seen = registrationsByName.get(agent.id().toString());
        if (seen != null) {
            agent = AgentProgress.afterRegistration(agent, seen, now);
        }
        tracked.learned(agent, seen, now);
        Known earlier = before.known();
        if (earlier.cordonLearned() != null) {
            tracked.cordoned(earlier.cordonLearned());
        }
        if (earlier.notBefore() != null) {
            tracked.holdUntil(earlier.notBefore());
        }
    }

    /** Takes new claims, just written. */
    void claimed(List<Agent> written, Instant now) {
        locked(() -> {
            written.forEach(agent -> agents.put(agent.id(), new Tracked(agent, now)));
            return null;
        });
    }

    /** Takes what the owner has just written of an agent; one that is GONE is remembered as an attempt only. */
    void written(Agent stored, Instant now) {
        locked(() -> {
            if (stored.phase() == Phase.GONE) {
                agents.remove(stored.id());
                ended(stored, now);
            } else {
                Tracked tracked = agents.get(stored.id());
                if (tracked != null) {
                    tracked.written(stored, now);
                }
            }
            return null;
        });
    }

    private void ended(Agent agent, Instant at) {
        agent.id()
                .requestId()
                .ifPresent(request -> attempts.put(
                        request,
                        attempts.getOrDefault(request, Attempts.NONE)
                                .with(agent.id().number(), agent.served() == null, at)));
    }

    /** Takes a reading of a task; false if it tells nothing new or is of no agent remembered. */
    boolean task(AgentId id, TaskSeen task, Instant learned) {
        return locked(() -> {
            Tracked tracked = agents.get(id);
            if (tracked == null) {
                return false;
            }
            Agent newer = AgentProgress.afterTask(tracked.agent(), task, learned);
            boolean news = !newer.equals(tracked.agent());
            tracked.learned(newer, registrationsByName.get(id.toString()), learned);
            return news;
        });
    }

    void taskMadeDurable(AgentId id) {
        change(id, Tracked::taskMadeDurable);
    }

    /** Takes a reading of the pool's registrations, complete at {@code learned}. */
    void registrations(Seen<List<RegistrationSeen>> seen, Instant learned) {
        locked(() -> {
            Map<String, RegistrationSeen> before = registrationsByName;
            registrations = seen;
            registrationsByName = new LinkedHashMap<>();
            // Somebody else may have registered an agent of his own under a name of ours.
            seen.value().stream()
                    .filter(registration -> registration.isOf(installation))
                    .forEach(registration -> registrationsByName.put(registration.name(), registration));
            for (Tracked tracked : agents.values()) {
                String name = tracked.agent().id().toString();
                registration(tracked, before.get(name), registrationsByName.get(name), seen.readBegan(), learned);
            }
            return null;
        });
    }

    private static void registration(
            Tracked tracked,
            @Nullable RegistrationSeen before,
            @Nullable RegistrationSeen now,
            Instant readBegan,
            Instant learned) {
        if (now == null) {
            if (before != null) {
                tracked.holdUntil(learned);
            }
            tracked.learned(tracked.agent(), null, learned);
            return;
        }
        tracked.learned(AgentProgress.afterRegistration(tracked.agent(), now, learned), now, learned);
        if (now.enabled()) {
            tracked.seenEnabled(readBegan);
        } else {
            tracked.cordoned(learned);
        }
    }

    /** Takes a reading of the queue. What it shows as held counts as known when the reading began: it is in it. */
    void jobs(Seen<List<JobRequest>> seen, Instant learned) {
        locked(() -> {
            jobs = seen;
            Set<RequestId> listed = new HashSet<>();
            for (JobRequest job : seen.value()) {
                listed.add(job.id());
                AgentId.parse(job.reservedAgent() == null ? "" : job.reservedAgent())
                        .map(agents::get)
                        .ifPresent(tracked -> held(tracked, job, seen.readBegan(), learned));
            }
            attempts.keySet().removeIf(request -> !listed.contains(request));
            return null;
        });
    }

    private void held(Tracked tracked, JobRequest job, Instant readBegan, Instant learned) {
        if (job.state() == JobRequest.State.ASSIGNED || job.state() == JobRequest.State.RUNNING) {
            Agent newer = AgentProgress.afterJob(tracked.agent(), job, learned);
            tracked.learned(newer, registrationsByName.get(newer.id().toString()), readBegan);
        }
    }

    /**
     * Takes a sweep's tasks of this pool's group.
     *
     * @return ARNs of tasks that the sweep should have shown and did not
     */
    List<String> swept(Seen<List<TaskSeen>> seen, String cluster, Duration grace, Instant learned) {
        return locked(() -> {
            Set<String> listed = new HashSet<>();
            List<TaskSeen> unknown = new ArrayList<>();
            for (TaskSeen task : seen.value()) {
                listed.add(task.arn());
                Tracked tracked =
                        AgentId.parse(task.startedBy()).map(agents::get).orElse(null);
                if (tracked != null) {
                    tracked.sighted();
                    Agent newer = AgentProgress.afterTask(tracked.agent(), task, learned);
                    tracked.learned(newer, registrationsByName.get(newer.id().toString()), learned);
                } else if (!task.isEnding()) {
                    unknown.add(task);
                }
            }
            strays = List.copyOf(unknown);
            reloadWanted = !strays.isEmpty();
            swept = true;
            return missing(listed, cluster, seen.readBegan().minus(grace));
        });
    }

    private List<String> missing(Set<String> listed, String cluster, Instant launchedBefore) {
        List<String> missing = new ArrayList<>();
        for (Tracked tracked : agents.values()) {
            Agent agent = tracked.agent();
            agent.taskArn()
                    .filter(arn -> launched(agent).isBefore(launchedBefore))
                    .filter(arn -> !agent.taskStopped() && !listed.contains(arn))
                    .filter(arn -> agent.cluster().equals(cluster))
                    .ifPresent(missing::add);
        }
        return missing;
    }

    /** A record just loaded may have a task without that phase, which is not written for its own sake. */
    private static Instant launched(Agent agent) {
        Instant created = agent.task() == null ? null : agent.task().createdAt();
        return agent.timeline().at(Phase.LAUNCHED).orElse(created == null ? Instant.MIN : created);
    }

    /** Takes that ECS answered MISSING for this task; believed at the second time. */
    void missing(String arn, Instant learned) {
        locked(() -> {
            for (Tracked tracked : agents.values()) {
                TaskSeen task = tracked.agent().task();
                if (task != null && task.arn().equals(arn) && tracked.missingAgain() >= 2) {
                    Agent newer = AgentProgress.afterTask(tracked.agent(), task.missing(learned), learned);
                    tracked.learned(newer, registrationsByName.get(newer.id().toString()), learned);
                }
            }
            return null;
        });
    }

    void keyRecorded(AgentId id, String fingerprint, Instant at) {
        change(
                id,
                tracked -> tracked.learned(
                        AgentProgress.afterKey(tracked.agent(), fingerprint, at),
                        registrationsByName.get(id.toString()),
                        at));
    }

    void cordoned(AgentId id, Instant at) {
        change(id, tracked -> tracked.cordoned(at));
    }

    /** Nothing is called about this agent before that time, unless something new is learned of it. */
    void holdUntil(AgentId id, Instant time) {
        change(id, tracked -> tracked.holdUntil(time));
    }

    /** How often in a row a call about this agent has failed, this time included. */
    int failedAgain(AgentId id) {
        return locked(() -> {
            Tracked tracked = agents.get(id);
            return tracked == null ? 1 : tracked.failedAgain();
        });
    }

    void hold(Hold hold) {
        locked(() -> holds.put(hold.template(), hold));
    }

    void release(String template) {
        locked(() -> holds.remove(template));
    }

    /** Takes what a plan found out. */
    void planned(Plan plan, Instant now) {
        locked(() -> {
            Set<AgentId> unneeded = new HashSet<>(plan.unneeded());
            agents.forEach((id, tracked) -> tracked.unneeded(unneeded.contains(id), now));
            lessons.addAll(plan.lessons());
            while (lessons.size() > MOST_LESSONS) {
                lessons.removeFirst();
            }
            return null;
        });
    }

    Optional<Agent> agent(AgentId id) {
        return locked(() -> Optional.ofNullable(agents.get(id)).map(Tracked::agent));
    }

    List<Agent> agents() {
        return locked(() -> agents.values().stream().map(Tracked::agent).toList());
    }

    /** Agents whose task is known here but not in the store, which must know it before they may register. */
    List<Agent> undurableTasks() {
        return locked(() -> agents.values().stream()
                .filter(tracked -> !tracked.taskDurable() && tracked.agent().task() != null)
                .map(Tracked::agent)
                .toList());
    }

    boolean isSwept() {
        return locked(() -> swept);
    }

    /** Whether the last sweep showed tasks of agents not known here, asked once: another replica may have claimed them. */
    boolean takeWishToReload() {
        return locked(() -> {
            boolean wish = reloadWanted;
            reloadWanted = false;
            return wish;
        });
    }

    /** What a plan can rest on; empty until registrations, queue and cluster were each read once. */
    Optional<Snapshot> snapshot(Instant now, InstallationId installation, PoolSpec spec, PlannerSettings settings) {
        return locked(() -> {
            if (registrations == null || jobs == null || !swept) {
                return Optional.empty();
            }
            return Optional.of(new Snapshot(
                    now,
                    pool,
                    installation,
                    spec,
                    settings,
                    jobs,
                    registrations,
                    agents.values().stream().map(Tracked::known).toList(),
                    attempts,
                    strays,
                    List.copyOf(holds.values()),
                    lessons));
        });
    }

    private void change(AgentId id, Consumer<Tracked> change) {
        locked(() -> {
            Tracked tracked = agents.get(id);
            if (tracked != null) {
                change.accept(tracked);
            }
            return null;
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }
}
