package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.Origin;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.LearnedImage;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.Placement;
import dev.muster.model.pool.PlacementSettings;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Standby;
import dev.muster.model.pool.Templates;
import dev.muster.model.pool.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** A pool in some situation: one valid default, of which a test changes what it is about. */
final class Scene {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final PoolName POOL = new PoolName("linux");
    static final InstallationId OURS = new InstallationId("installation1");

    private final List<AgentTemplate> templates = new ArrayList<>();
    private final List<JobRequest> jobs = new ArrayList<>();
    private final List<RegistrationSeen> registrations = new ArrayList<>();
    private final List<Known> agents = new ArrayList<>();
    private final Map<RequestId, Attempts> attempts = new TreeMap<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private final List<TaskSeen> strays = new ArrayList<>();
    private final Map<AgentId, Sighting> sightings = new TreeMap<>();
    private final List<Standby> standby = new ArrayList<>();
    private int maxAgents = 100;
    private int launchesPerLoop = 100;
    private List<String> subnets = List.of("subnet-1");
    private boolean paused;
    private boolean draining;
    private boolean removed;
    private QueuedLaunches queued = QueuedLaunches.NONE;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private PlannerSettings settings = PlannerSettings.DEFAULT;
    private UnaryOperator<Limits> limits = usual -> usual;
    private Reread reread = Reread.NONE;
    private @Nullable LicenceRoom licenceRoom;
    private boolean placeholders = true;
    private final List<LearnedImage> learned = new ArrayList<>();
    private boolean imagesUnknown;
    private boolean probing;
    private Instant now = NOW;
    private Instant jobsReadBegan = NOW.minusSeconds(1);
    private Instant registrationsReadBegan = NOW.minusSeconds(2);

    static Scene pool() {
        return new Scene();
    }

    Scene template(String name, String... capabilities) {
        return template(name, 0, capabilities);
    }

    Scene template(String name, int weight, String... capabilities) {
        templates.add(templateOf(name, weight, capabilities));
        return this;
    }

    Scene subnets(String... ids) {
        subnets = List.of(ids);
        return this;
    }

    Scene templateOfVersion(String name, String agentVersion) {
        templates.add(templateOf(name, 0, agentVersion, Collections.emptyMap()));
        return this;
    }

    static AgentTemplate templateOf(String name, int weight, String... capabilities) {
        Map<String, String> declared = new LinkedHashMap<>();
        Arrays.stream(capabilities).forEach(capability -> {
            String[] parts = capability.split("=", 2);
            declared.put(parts[0], parts.length > 1 ? parts[1] : "1");
        });
        return templateOf(name, weight, null, declared);
    }

    private static AgentTemplate templateOf(
            String name, int weight, @Nullable String agentVersion, Map<String, String> declared) {
        return templateOf(name, "registry.example/agent:" + name, weight, agentVersion, declared);
    }

    static AgentTemplate templateOn(String name, CapacityOption... capacity) {
        return templateOf(name, "registry.example/agent:" + name, 0, null, Collections.emptyMap(), capacity);
    }

    static AgentTemplate templateOfImage(String name, String image) {
        return templateOf(name, image, 0, null, Collections.emptyMap());
    }

    private static AgentTemplate templateOf(
            String name, String image, int weight, @Nullable String agentVersion, Map<String, String> declared) {
        return templateOf(name, image, weight, agentVersion, declared, CapacityOption.FARGATE);
    }

    private static AgentTemplate templateOf(
            String name,
            String image,
            int weight,
            @Nullable String agentVersion,
            Map<String, String> declared,
            CapacityOption... capacity) {
        return Templates.named(name)
                .image(image)
                .declaring(declared)
                .weight(weight)
                .agentVersion(agentVersion)
                .placement(PlacementSettings.on(capacity))
                .template();
    }

    /** A request that waits, queued {@code id} seconds after a fixed time: a lower id is older. */
    Scene job(long id, String... demands) {
        return job(id, JobRequest.State.QUEUED, null, "Build", demands);
    }

    Scene heldJob(long id, JobRequest.State state, AgentId agent) {
        return job(id, state, agent.toString(), "Build");
    }

    Scene jobOfPlanType(long id, String planType) {
        return job(id, JobRequest.State.QUEUED, null, planType);
    }

    /** A request that began to wait at that time. */
    Scene jobQueuedAt(long id, Instant queued) {
        jobs.add(request(id, queued, JobRequest.State.QUEUED, null, "Build", List.of()));
        return this;
    }

    Scene jobOfPublicProject(long id) {
        JobRequest usual = request(id, JobRequest.State.QUEUED, null);
        jobs.add(new JobRequest(
                usual.id(),
                usual.queueTime(),
                usual.demands(),
                usual.state(),
                null,
                usual.planType(),
                usual.jobName(),
                usual.definition(),
                null,
                null,
                null,
                null,
                new Origin(null, null, true)));
        return this;
    }

    private Scene job(long id, JobRequest.State state, @Nullable String agent, String planType, String... demands) {
        Instant queued = NOW.minusSeconds(10_000).plusSeconds(id);
        jobs.add(request(id, queued, state, agent, planType, List.of(demands)));
        return this;
    }

    /** A request as a reading by its id shows it. */
    static JobRequest request(long id, JobRequest.State state, @Nullable String agent) {
        return request(id, NOW.minusSeconds(10_000).plusSeconds(id), state, agent, "Build", List.of());
    }

    private static JobRequest request(
            long id,
            Instant queued,
            JobRequest.State state,
            @Nullable String agent,
            String planType,
            List<String> demands) {
        return new JobRequest(
                new RequestId(id),
                queued,
                Demands.parse(demands),
                state,
                agent,
                planType,
                "job " + id,
                "pipeline",
                null,
                null,
                null,
                null);
    }

    Scene agent(AgentSketch sketch) {
        agents.add(sketch.known());
        if (sketch.isRegistered()) {
            registrations.add(sketch.registration(registrations.size() + 1));
        }
        return this;
    }

    Scene registration(RegistrationSeen seen) {
        registrations.add(seen);
        return this;
    }

    Scene foreign(String name, String... capabilities) {
        AgentTemplate like = templateOf(name, 0, capabilities);
        registrations.add(new RegistrationSeen(
                1000 + registrations.size(), name, true, true, TemplateOffer.of(like), null, false, null, null));
        return this;
    }

    /** Ended attempts of which so many never came to work, all of template {@code small} as the default has it. */
    Scene attempts(long request, int highest, int failures, @Nullable Instant lastFailure) {
        String failed = failures == 0 ? "" : templateOf("small", 0).fingerprint();
        return attempts(request, new Attempts(highest, failures, failed, lastFailure, 0, null));
    }

    /** Ended attempts that were online and waited in vain. */
    Scene inVain(long request, int agents, Instant last) {
        return attempts(request, new Attempts(agents, 0, "", null, agents, last));
    }

    private Scene attempts(long request, Attempts made) {
        attempts.put(new RequestId(request), made);
        return this;
    }

    Scene hold(String template, CloudFault fault, Instant until) {
        return hold(template, fault, until, templateOf(template, 0).fingerprint());
    }

    Scene hold(String template, CloudFault fault, Instant until, String fingerprint) {
        holds.add(new Hold(template, fingerprint, null, new Hold.Cause.LaunchFailed(fault), 1, until));
        return this;
    }

    Scene hold(Hold hold) {
        holds.add(hold);
        return this;
    }

    /** A request that its own first agent has been running since then. */
    Scene runningSince(long id, Instant received) {
        jobs.add(new JobRequest(
                new RequestId(id),
                NOW.minusSeconds(10_000).plusSeconds(id),
                Demands.none(),
                JobRequest.State.RUNNING,
                id(id, 1).toString(),
                "Build",
                "job " + id,
                "pipeline",
                received,
                received,
                null,
                null));
        return this;
    }

    Scene lesson(String template, String... demands) {
        AgentTemplate known = templates.stream()
                .filter(candidate -> candidate.name().equals(template))
                .findFirst()
                .orElseGet(() -> templateOf(template, 0));
        Demands asked = Demands.parse(List.of(demands));
        lessons.add(new Lesson(known.fingerprint(), asked, asked.all(), "4.250.0"));
        return this;
    }

    Scene stray(TaskSeen task) {
        strays.add(task);
        return this;
    }

    /** A task and a registration of ours, as the sketch has them, but no record; {@code sighting} is remembered of it. */
    Scene orphan(AgentSketch sketch, @Nullable Sighting sighting) {
        Known known = sketch.known();
        if (known.agent().task() != null && !known.agent().taskStopped()) {
            strays.add(known.agent().task());
        }
        if (sketch.isRegistered()) {
            registrations.add(sketch.registration(2000 + registrations.size()));
        }
        if (sighting != null) {
            sightings.put(known.id(), sighting);
        }
        return this;
    }

    Scene standby(Standby wanted) {
        standby.add(wanted);
        return this;
    }

    Scene maxAgents(int most) {
        maxAgents = most;
        return this;
    }

    Scene launchesPerLoop(int most) {
        launchesPerLoop = most;
        return this;
    }

    Scene paused() {
        paused = true;
        return this;
    }

    Scene draining() {
        draining = true;
        return this;
    }

    /** The launch of an agent waits, and so many of the pool came before it. */
    Scene launchQueued(AgentId agent, int behind) {
        SortedMap<AgentId, Integer> waiting = new TreeMap<>(queued.waiting());
        waiting.put(agent, behind);
        queued = new QueuedLaunches(waiting, queued.underWay(), 20);
        return this;
    }

    /** The call that launches an agent has not been answered. */
    Scene launchUnderWay(AgentId agent) {
        SortedSet<AgentId> sent = new TreeSet<>(queued.underWay());
        sent.add(agent);
        queued = new QueuedLaunches(queued.waiting(), sent, 20);
        return this;
    }

    Scene removed() {
        removed = true;
        return draining();
    }

    Scene jobTimeout(Duration allowed) {
        Timeouts usual = Timeouts.DEFAULT;
        timeouts = new Timeouts(usual.start(), usual.idle(), usual.surplus(), usual.maxIdle(), usual.linger(), allowed);
        return this;
    }

    Scene limits(UnaryOperator<Limits> change) {
        limits = change;
        return this;
    }

    Scene bounds(int jobs, int agents) {
        return bounds(new PlannerSettings.Bounds(jobs, agents, 50, 50));
    }

    Scene bounds(PlannerSettings.Bounds bounds) {
        settings = settings.withBounds(bounds);
        return this;
    }

    Scene licenceRoom(int room) {
        licenceRoom = new LicenceRoom(room, room, 10, 10 - room);
        return this;
    }

    /** What reading a request by its id showed; null if ADO does not know it. */
    Scene reread(long request, @Nullable JobRequest shown, Instant began) {
        Map<RequestId, Seen<Optional<JobRequest>>> read = new TreeMap<>(reread.byRequest());
        read.put(new RequestId(request), new Seen<>(Optional.ofNullable(shown), began));
        reread = new Reread(read, reread.endedRuns(), began);
        return this;
    }

    /** Reading the request showed that it waits, and that its run has ended so. */
    Scene runOver(long request, String result) {
        Map<RequestId, String> ended = new TreeMap<>(reread.endedRuns());
        ended.put(new RequestId(request), result);
        reread = new Reread(reread.byRequest(), ended, reread.lastTried());
        return this;
    }

    Scene withoutPlaceholders() {
        placeholders = false;
        return this;
    }

    /** Nothing was learned of any image but what {@link #learned} says; without this, that none offers anything. */
    Scene imagesUnknown() {
        imagesUnknown = true;
        return this;
    }

    /** Agents are launched for the sake of unknown images. */
    Scene probing() {
        probing = true;
        return imagesUnknown();
    }

    Scene learned(LearnedImage image) {
        learned.add(image);
        return this;
    }

    Scene template(AgentTemplate template) {
        templates.add(template);
        return this;
    }

    private LearnedImages images(PoolSpec spec) {
        List<LearnedImage> images = new ArrayList<>();
        if (!imagesUnknown) {
            spec.templates()
                    .forEach(
                            template -> images.add(new LearnedImage(template.image(), null, Capabilities.none(), NOW)));
        }
        images.addAll(learned);
        return LearnedImages.of(images);
    }

    Scene at(Instant time) {
        now = time;
        return this;
    }

    Scene jobsRead(Instant began) {
        jobsReadBegan = began;
        return this;
    }

    Scene registrationsRead(Instant began) {
        registrationsReadBegan = began;
        return this;
    }

    Snapshot snapshot() {
        PoolSpec spec = new PoolSpec(
                new AzureDevOpsPool(
                        URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("PAT")),
                "agents",
                limits.apply(Limits.ofAgents(maxAgents).withLaunchesPerLoop(launchesPerLoop)),
                timeouts,
                new Network(subnets, List.of(), false),
                paused,
                draining,
                templates.isEmpty() ? List.of(templateOf("small", 0)) : templates,
                standby,
                probing);
        Snapshot bare = snapshot(spec, registrations);
        if (!placeholders) {
            return bare;
        }
        List<RegistrationSeen> all = new ArrayList<>(registrations);
        for (AgentTemplate template : spec.templates()) {
            all.add(placeholder(
                    5000 + all.size(),
                    PlaceholderPlan.name(bare, template),
                    OURS.value(),
                    TemplateOffer.ofPlaceholder(template, bare.images())));
        }
        return snapshot(spec, all);
    }

    private Snapshot snapshot(PoolSpec spec, List<RegistrationSeen> seen) {
        return new Snapshot(
                now,
                POOL,
                OURS,
                spec,
                settings,
                new Seen<>(List.copyOf(jobs), jobsReadBegan),
                new Seen<>(List.copyOf(seen), registrationsReadBegan),
                agents,
                attempts,
                strays,
                holds,
                lessons,
                sightings,
                reread,
                licenceRoom,
                removed,
                images(spec),
                queued);
    }

    /** The same with a task and a registration of ours more, as the sketch has them, unless an agent of its name is there. */
    static Snapshot withOrphan(Snapshot snapshot, AgentSketch sketch) {
        Known known = sketch.known();
        if (snapshot.agents().stream().anyMatch(agent -> agent.id().equals(known.id()))) {
            return snapshot;
        }
        List<TaskSeen> tasks = new ArrayList<>(snapshot.strayTasks());
        if (known.agent().task() != null && !known.agent().taskStopped()) {
            tasks.add(known.agent().task());
        }
        List<RegistrationSeen> seen = new ArrayList<>(snapshot.registrations().value());
        if (sketch.isRegistered()) {
            seen.add(sketch.registration(9000));
        }
        return snapshot.withStrayTasks(tasks)
                .withRegistrations(
                        new Seen<>(List.copyOf(seen), snapshot.registrations().readBegan()));
    }

    static RegistrationSeen placeholder(int id, String name, String installation, Capabilities capabilities) {
        return new RegistrationSeen(id, name, false, false, capabilities, installation, true, null, null);
    }

    Plan plan() {
        return Planner.plan(snapshot());
    }

    /** Why a request waits; fails if it does not. */
    WaitReason reason(long request) {
        return plan().jobs().get(new RequestId(request)) instanceof JobSituation.Waiting(WaitReason reason)
                ? reason
                : Assertions.fail("request " + request + " does not wait");
    }

    static AgentId id(long request, int attempt) {
        return AgentId.forRequest(POOL, new RequestId(request), attempt);
    }

    static AgentSketch claimed(long request) {
        return new AgentSketch(id(request, 1), Phase.CLAIMED);
    }

    static AgentSketch starting(long request) {
        return new AgentSketch(id(request, 1), Phase.PENDING).withTask("PENDING");
    }

    static AgentSketch online(long request) {
        return new AgentSketch(id(request, 1), Phase.ONLINE).withTask("RUNNING").registered();
    }

    /** On the capacity option that templates of scenes have, unless they are given others. */
    static Action.Launch launch(AgentId agent, String template) {
        return new Action.Launch(agent, template, Placement.anywhere(CapacityOption.FARGATE));
    }

    static AgentId standbyId(long number) {
        return AgentId.standby(POOL, number);
    }

    /** A standby agent, the younger the higher its number, that is ready for a job. */
    static AgentSketch ready(long number) {
        return ready(number, ago(Duration.ofHours(2)).plusSeconds(number));
    }

    /** A standby agent that is ready for a job since then. */
    static AgentSketch ready(long number, Instant since) {
        return new AgentSketch(standbyId(number), Phase.ONLINE)
                .withTask("RUNNING")
                .registered()
                .stamped(Phase.CLAIMED, since.minusSeconds(60))
                .stamped(Phase.ONLINE, since);
    }

    /** A standby agent on its way. */
    static AgentSketch coming(long number) {
        return new AgentSketch(standbyId(number), Phase.PENDING).withTask("PENDING");
    }

    static AgentSketch busy(long request) {
        return online(request).in(Phase.BUSY).serving(request);
    }

    static Instant ago(Duration duration) {
        return NOW.minus(duration);
    }

    static Agent agentOf(AgentSketch sketch) {
        return sketch.known().agent();
    }
}
