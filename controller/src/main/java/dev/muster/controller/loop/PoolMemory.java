package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.AgentProgress;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.LearnedImage;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Lesson;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.plan.QueuedLaunches;
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
import java.util.stream.Stream;
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
    private final RequestMemory requests;
    private final TemplateHolds holds = new TemplateHolds();
    private final Duration registrationEvidence;
    private final List<Lesson> lessons = new ArrayList<>();
    private LearnedImages images = LearnedImages.NONE;
    private Map<String, RegistrationSeen> registrationsByName = new LinkedHashMap<>();
    private @Nullable Seen<List<RegistrationSeen>> registrations;
    private @Nullable Seen<List<JobRequest>> jobs;
    private final Sightings sightings;
    private boolean loaded;
    private boolean swept;
    private final List<Breach> oddRecords = new ArrayList<>();

    PoolMemory(PoolName pool, InstallationId installation, LoopRuntime runtime, PlannerSettings settings) {
        this.pool = pool;
        this.installation = installation;
        this.requests = new RequestMemory(settings.doubts().phantomEvidence());
        this.registrationEvidence = settings.doubts().registrationGone();
        this.lock = runtime.newLock();
        this.sightings = new Sightings(pool);
    }

    /**
     * Takes the store's records, read from {@code began} on: agents unknown so far, and, the first time, the attempts of
     * those that are GONE; who becomes GONE later is taken when that is written.
     */
    void load(List<Agent> stored, Instant began, Instant now) {
        locked(() -> {
            for (Agent agent : stored) {
                Tracked tracked = agents.get(agent.id());
                if (tracked != null) {
                    readAgain(tracked, Optional.of(agent));
                } else if (agent.phase() != Phase.GONE) {
                    knowUnlessEnded(agent, now);
                } else if (!loaded) {
                    requests.endedBefore(agent, now);
                }
            }
            loaded = true;
            sightings.recordsRead(began);
            return null;
        });
    }

    /** Takes the record, just read or written, of an agent of which something was seen before. */
    void found(Agent stored, Instant now) {
        locked(() -> {
            Tracked tracked = new Tracked(stored, now);
            know(tracked);
            if (registrations != null) {
                RegistrationSeen seen = registrationsByName.get(stored.id().toString());
                registration(tracked, null, seen, registrations.readBegan(), now);
            }
            return null;
        });
    }

    private void know(Tracked tracked) {
        agents.put(tracked.agent().id(), tracked);
        sightings.explained(tracked.agent().id());
    }

    /** A record read before its agent was written off is old news, unless what was seen of it had it adopted. */
    private void knowUnlessEnded(Agent agent, Instant now) {
        if (!requests.isOver(agent.id()) || agent.isAdopted()) {
            know(new Tracked(agent, now));
        }
    }

    /** Takes one record as the store holds it now, with what was seen of the agent and is not in it. */
    void refresh(AgentId id, Optional<Agent> stored, Instant now) {
        locked(() -> {
            Tracked before = agents.remove(id);
            if (stored.isEmpty() && before != null && before.agent().task() != null) {
                sightings.lost(before.agent().cluster(), before.agent().task());
            }
            readAgain(before, stored);
            stored.ifPresent(agent -> {
                if (agent.phase() == Phase.GONE) {
                    requests.ended(agent, before != null && before.waitedInVain(), now);
                    return;
                }
                Tracked tracked = new Tracked(agent, now);
                know(tracked);
                if (before != null) {
                    relearn(tracked, before, now);
                }
            });
            return null;
        });
    }

    private void readAgain(@Nullable Tracked before, Optional<Agent> stored) {
        if (before != null) {
            oddRecords.addAll(RecordBreaches.of(before.agent(), before.known().durable(), stored));
        }
    }

    private void relearn(Tracked tracked, Tracked before, Instant now) {
        Agent agent = Recollection.onto(tracked.agent(), before.agent(), now);
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

    /** Takes what the store holds of the images. */
    void images(LearnedImages stored) {
        locked(() -> {
            images = stored;
            return null;
        });
    }

    /** Takes what was learned of an image, just written. */
    void learned(LearnedImage image) {
        locked(() -> {
            images = images.with(image);
            return null;
        });
    }

    /** What is known of the images. */
    LearnedImages images() {
        return locked(() -> images);
    }

    /** Takes new claims, just written. */
    void claimed(List<Agent> written, Instant now) {
        locked(() -> {
            written.forEach(agent -> know(new Tracked(agent, now)));
            return null;
        });
    }

    /** Takes what the owner has just written of an agent; one that is GONE is remembered as an attempt only. */
    void written(Agent stored, Instant now) {
        locked(() -> {
            if (stored.phase() == Phase.GONE) {
                Tracked before = agents.remove(stored.id());
                requests.ended(stored, before != null && before.waitedInVain(), now);
            } else {
                Tracked tracked = agents.get(stored.id());
                if (tracked != null) {
                    tracked.written(stored, now);
                }
            }
            return null;
        });
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
            notePlaced(tracked);
            return news;
        });
    }

    /** Whether the store is known to hold how that agent's task ended, by a reading at least as new. */
    boolean isEndDurable(AgentId id, long version) {
        return locked(() -> {
            Tracked tracked = agents.get(id);
            return tracked != null && tracked.isEndDurable(version);
        });
    }

    /** Takes that the store now holds how that agent's task ended. */
    void endMadeDurable(AgentId id, long version) {
        change(id, tracked -> tracked.endMadeDurable(version));
    }

    void taskMadeDurable(AgentId id) {
        change(id, Tracked::taskMadeDurable);
    }

    /** Takes a reading of the pool's registrations, complete at {@code learned}. */
    void registrations(Seen<List<RegistrationSeen>> reading, Instant learned) {
        locked(() -> {
            Seen<List<RegistrationSeen>> seen = new SelfRegistered(installation, this::recordOf).recognised(reading);
            Map<String, RegistrationSeen> before = registrationsByName;
            registrations = seen;
            registrationsByName = new LinkedHashMap<>();
            // Somebody else may have registered an agent of his own under a name of ours.
            seen.value().stream()
                    .filter(registration -> registration.isOf(installation))
                    .forEach(registration -> registrationsByName.put(registration.name(), registration));
            sightings.registrations(seen.value(), agents::containsKey, learned);
            for (Tracked tracked : agents.values()) {
                String name = tracked.agent().id().toString();
                registration(tracked, before.get(name), registrationsByName.get(name), seen.readBegan(), learned);
                noteOnline(tracked);
            }
            return null;
        });
    }

    private Optional<Agent> recordOf(AgentId id) {
        return Optional.ofNullable(agents.get(id)).map(Tracked::agent);
    }

    /** A task that is pulling its image, or further, has the capacity that it was to have. */
    private void notePlaced(Tracked tracked) {
        TaskSeen task = tracked.agent().task();
        if (task != null && task.isPlaced()) {
            holds.placed(tracked.agent());
        }
    }

    /** A job proves as much as a session: who has one was online. */
    private void noteOnline(Tracked tracked) {
        if (tracked.seenOnlineFirst()) {
            holds.online(tracked.agent());
        }
    }

    private void registration(
            Tracked tracked,
            @Nullable RegistrationSeen before,
            @Nullable RegistrationSeen now,
            Instant readBegan,
            Instant learned) {
        if (now == null) {
            if (before != null) {
                tracked.holdUntil(learned);
            }
            tracked.registrationMissing(readBegan, learned, registrationEvidence);
            tracked.learned(tracked.agent(), null, learned);
            return;
        }
        tracked.registrationThere();
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
            Set<RequestId> given = new HashSet<>();
            agents.values().forEach(tracked -> {
                RequestId served = tracked.agent().served();
                if (served != null) {
                    given.add(served);
                }
            });
            requests.forgetUnlisted(listed, given);
            return null;
        });
    }

    private void held(Tracked tracked, JobRequest job, Instant readBegan, Instant learned) {
        if (job.state() == JobRequest.State.ASSIGNED || job.state() == JobRequest.State.RUNNING) {
            Agent newer = AgentProgress.afterJob(tracked.agent(), job, learned);
            tracked.learned(newer, registrationsByName.get(newer.id().toString()), readBegan);
            noteOnline(tracked);
        }
    }

    /** Takes what reading one request by its id showed, and how its run ended if it did. */
    void reread(RequestId request, Seen<Optional<JobRequest>> seen, Optional<String> endOfRun) {
        locked(() -> {
            requests.read(request, seen, endOfRun);
            return null;
        });
    }

    /** Takes that such a reading was begun, whatever comes of it. */
    void rereadTried(Instant began) {
        locked(() -> {
            requests.readTried(began);
            return null;
        });
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
                    notePlaced(tracked);
                } else if (!task.isStopped()) {
                    unknown.add(task);
                } else {
                    // Whatever became of its record, the next attempt has to have another name.
                    AgentId.parse(task.startedBy())
                            .filter(id -> id.pool().equals(pool))
                            .ifPresent(requests::made);
                }
            }
            sightings.swept(cluster, unknown, seen.readBegan(), learned);
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

    /** Changes what is remembered of templates whose launches failed. */
    void holds(Consumer<TemplateHolds> change) {
        locked(() -> {
            change.accept(holds);
            return null;
        });
    }

    /** Takes what a plan found out; {@code random} from 0 to 1 spreads the holds of templates. */
    void planned(Plan plan, Instant now, double random) {
        locked(() -> {
            Set<AgentId> unneeded = new HashSet<>(plan.unneeded());
            agents.forEach((id, tracked) -> tracked.unneeded(unneeded.contains(id), now));
            for (AgentId id : plan.waitedInVain()) {
                Optional.ofNullable(agents.get(id)).ifPresent(Tracked::waitsInVain);
            }
            plan.startFailures().forEach((id, why) -> startFailed(agents.get(id), why, now, random));
            lessons.addAll(plan.lessons());
            while (lessons.size() > MOST_LESSONS) {
                lessons.removeFirst();
            }
            return null;
        });
    }

    private void startFailed(@Nullable Tracked tracked, String why, Instant now, double random) {
        if (tracked != null && tracked.startFailedFirst()) {
            holds.startFailed(tracked.agent(), why, now, random);
        }
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

    /** When the newest reading of the queue began; null before there was one. */
    @Nullable
    Instant demandRead() {
        return this.<@Nullable Instant>locked(() -> jobs == null ? null : jobs.readBegan());
    }

    boolean isSwept() {
        return locked(() -> swept);
    }

    /** Whether something of an agent not known here was seen since the records were read: another replica may know it. */
    boolean wantsRecords() {
        return locked(sightings::wantRecords);
    }

    /** Whether the last sweep showed a task of that agent, which is not known here. */
    boolean isStray(AgentId id) {
        return locked(() -> sightings.isStray(id));
    }

    /** Where the task of an agent not known here was seen. */
    Optional<String> strayCluster(AgentId id) {
        return locked(() -> sightings.cluster(id));
    }

    /** The clusters in which agents' tasks, and tasks of agents not known here, were seen. */
    List<String> clusters() {
        return locked(() -> Stream.concat(
                        agents.values().stream().map(tracked -> tracked.agent().cluster()),
                        sightings.clusters().stream())
                .distinct()
                .toList());
    }

    /** What was odd about records read since this was last asked. */
    List<Breach> takeOddRecords() {
        return locked(() -> {
            List<Breach> taken = List.copyOf(oddRecords);
            oddRecords.clear();
            return taken;
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
                    requests.attempts(),
                    sightings.strays(),
                    holds.all(),
                    lessons,
                    sightings.all(),
                    requests.reread(),
                    null,
                    false,
                    images,
                    QueuedLaunches.NONE));
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
