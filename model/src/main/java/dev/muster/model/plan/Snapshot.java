package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that a plan rests on.
 *
 * @param now the time of the plan
 * @param jobs the pool's unfinished requests
 * @param registrations the pool's registrations, ours and others'
 * @param agents ours that are not GONE
 * @param attempts per waiting request, what became of agents launched for it before
 * @param strayTasks tasks of our group that have not stopped and belong to no agent we know
 * @param holds templates not launched freely since a launch of theirs failed
 * @param lessons what templates turned out not to offer
 * @param sightings of things of ours that no agent we know explains
 * @param reread requests that were read one by one
 * @param licenceRoom what the organisation's parallel jobs leave to this pool; null if they do not limit it
 * @param removed whether the pool's item is gone, so that nothing of it shall be left
 * @param images what was learned of the templates' images
 * @param queued launches that are being seen to
 */
public record Snapshot(
        Instant now,
        PoolName pool,
        InstallationId installation,
        PoolSpec spec,
        PlannerSettings settings,
        Seen<List<JobRequest>> jobs,
        Seen<List<RegistrationSeen>> registrations,
        List<Known> agents,
        Map<RequestId, Attempts> attempts,
        List<TaskSeen> strayTasks,
        List<Hold> holds,
        List<Lesson> lessons,
        Map<AgentId, Sighting> sightings,
        Reread reread,
        @Nullable LicenceRoom licenceRoom,
        boolean removed,
        LearnedImages images,
        QueuedLaunches queued) {
    public Snapshot {
        agents = List.copyOf(agents);
        attempts = Collections.unmodifiableMap(new TreeMap<>(attempts));
        strayTasks = List.copyOf(strayTasks);
        holds = List.copyOf(holds);
        lessons = List.copyOf(lessons);
        sightings = Collections.unmodifiableMap(new TreeMap<>(sightings));
    }

    /** One of whose images nothing was learned, and without launches that are being seen to. */
    public Snapshot(
            Instant now,
            PoolName pool,
            InstallationId installation,
            PoolSpec spec,
            PlannerSettings settings,
            Seen<List<JobRequest>> jobs,
            Seen<List<RegistrationSeen>> registrations,
            List<Known> agents,
            Map<RequestId, Attempts> attempts,
            List<TaskSeen> strayTasks,
            List<Hold> holds,
            List<Lesson> lessons,
            Map<AgentId, Sighting> sightings,
            Reread reread,
            @Nullable LicenceRoom licenceRoom,
            boolean removed) {
        this(
                now,
                pool,
                installation,
                spec,
                settings,
                jobs,
                registrations,
                agents,
                attempts,
                strayTasks,
                holds,
                lessons,
                sightings,
                reread,
                licenceRoom,
                removed,
                LearnedImages.NONE,
                QueuedLaunches.NONE);
    }

    /** A pool that is in place, without a limit of licences, of which no request was read by itself. */
    public Snapshot(
            Instant now,
            PoolName pool,
            InstallationId installation,
            PoolSpec spec,
            PlannerSettings settings,
            Seen<List<JobRequest>> jobs,
            Seen<List<RegistrationSeen>> registrations,
            List<Known> agents,
            Map<RequestId, Attempts> attempts,
            List<TaskSeen> strayTasks,
            List<Hold> holds,
            List<Lesson> lessons) {
        this(
                now,
                pool,
                installation,
                spec,
                settings,
                jobs,
                registrations,
                agents,
                attempts,
                strayTasks,
                holds,
                lessons,
                Collections.emptyMap(),
                Reread.NONE,
                null,
                false);
    }

    public Snapshot withSpec(PoolSpec other) {
        return edited(draft -> draft.spec = other);
    }

    public Snapshot withJobs(Seen<List<JobRequest>> others) {
        return edited(draft -> draft.jobs = others);
    }

    public Snapshot withRegistrations(Seen<List<RegistrationSeen>> others) {
        return edited(draft -> draft.registrations = others);
    }

    public Snapshot withAgents(List<Known> others) {
        return edited(draft -> draft.agents = others);
    }

    public Snapshot withAttempts(Map<RequestId, Attempts> others) {
        return edited(draft -> draft.attempts = others);
    }

    public Snapshot withStrayTasks(List<TaskSeen> others) {
        return edited(draft -> draft.strayTasks = others);
    }

    public Snapshot withHolds(List<Hold> others) {
        return edited(draft -> draft.holds = others);
    }

    public Snapshot withLessons(List<Lesson> others) {
        return edited(draft -> draft.lessons = others);
    }

    public Snapshot withSightings(Map<AgentId, Sighting> others) {
        return edited(draft -> draft.sightings = others);
    }

    public Snapshot withReread(Reread other) {
        return edited(draft -> draft.reread = other);
    }

    public Snapshot withLicenceRoom(@Nullable LicenceRoom room) {
        return edited(draft -> draft.licenceRoom = room);
    }

    public Snapshot withRemoved(boolean isGone) {
        return edited(draft -> draft.removed = isGone);
    }

    public Snapshot withImages(LearnedImages others) {
        return edited(draft -> draft.images = others);
    }

    public Snapshot withQueued(QueuedLaunches others) {
        return edited(draft -> draft.queued = others);
    }

    private Snapshot edited(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.finish();
    }

    /** The parts of a snapshot that are varied, open for one edit. */
    private static final class Draft {
        private final Snapshot origin;
        private PoolSpec spec;
        private Seen<List<JobRequest>> jobs;
        private Seen<List<RegistrationSeen>> registrations;
        private List<Known> agents;
        private Map<RequestId, Attempts> attempts;
        private List<TaskSeen> strayTasks;
        private List<Hold> holds;
        private List<Lesson> lessons;
        private Map<AgentId, Sighting> sightings;
        private Reread reread;
        private @Nullable LicenceRoom licenceRoom;
        private boolean removed;
        private LearnedImages images;
        private QueuedLaunches queued;

        private Draft(Snapshot origin) {
            this.origin = origin;
            this.spec = origin.spec;
            this.jobs = origin.jobs;
            this.registrations = origin.registrations;
            this.agents = origin.agents;
            this.attempts = origin.attempts;
            this.strayTasks = origin.strayTasks;
            this.holds = origin.holds;
            this.lessons = origin.lessons;
            this.sightings = origin.sightings;
            this.reread = origin.reread;
            this.licenceRoom = origin.licenceRoom;
            this.removed = origin.removed;
            this.images = origin.images;
            this.queued = origin.queued;
        }

        private Snapshot finish() {
            return new Snapshot(
                    origin.now,
                    origin.pool,
                    origin.installation,
                    spec,
                    origin.settings,
                    jobs,
                    registrations,
                    agents,
                    attempts,
                    strayTasks,
                    holds,
                    lessons,
                    sightings,
                    reread,
                    licenceRoom,
                    removed,
                    images,
                    queued);
        }
    }

    /** Whether the registration that an agent had is there no more, as far as can be told by now. */
    boolean registrationGone(Known known) {
        return known.registrationGone(
                registrations.readBegan(), settings.doubts().registrationGone());
    }
}
