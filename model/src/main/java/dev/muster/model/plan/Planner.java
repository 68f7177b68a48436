package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one pool needs. A pure function: the same snapshot gives the same plan, in whatever order its lists are.
 *
 * <p>Jobs are matched with the agents that can still take one, never counted against them; only what no agent covers
 * is launched. What is launched for a job may serve another: ADO decides.
 */
public final class Planner {
    private static final List<String> KNOWN_PLAN_TYPES = List.of("Build", "Release");

    private final Snapshot snapshot;
    private final List<JobRequest> jobs;
    private final List<Watched> agents;
    private final Map<String, Known> agentsByName = new HashMap<>();
    private final Map<String, RegistrationSeen> registrations = new HashMap<>();
    private final Map<String, JobRequest> heldBy = new HashMap<>();
    private final Map<RequestId, AgentId> givenTo = new HashMap<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private final Orphans orphans;
    private final StandbyDemand standbyDemand;
    private final Map<AgentId, String> startFailures = new LinkedHashMap<>();
    private final Map<RequestId, JobRequest> waiting = new LinkedHashMap<>();
    private final Set<RequestId> beyondBound = new HashSet<>();
    private final Reservations reservations;
    private final AttemptBook attempts;
    private int supplyLeftOut;
    private final TemplateOffers offers = new TemplateOffers();
    private Instant nextLook = Instant.MAX;

    private Planner(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.standbyDemand = StandbyDemand.of(snapshot.spec(), snapshot.now());
        this.jobs = snapshot.jobs().value().stream()
                .map(job -> snapshot.reread().corrected(job, snapshot.jobs().readBegan()))
                .sorted(Comparator.comparing(JobRequest::queueTime).thenComparing(JobRequest::id))
                .toList();
        snapshot.registrations().value().stream()
                .filter(seen -> seen.isOf(snapshot.installation()))
                .forEach(seen -> registrations.put(seen.name(), seen));
        for (JobRequest job : jobs) {
            if (job.reservedAgent() != null && job.state() != JobRequest.State.FINISHED) {
                heldBy.put(job.reservedAgent(), job);
            }
        }
        this.agents = snapshot.agents().stream()
                .sorted(Comparator.comparing(Known::id))
                .map(this::watched)
                .toList();
        for (Watched agent : agents) {
            agentsByName.put(agent.name(), agent.known());
            if (agent.known().agent().served() != null) {
                givenTo.put(agent.known().agent().served(), agent.id());
            }
        }
        this.reservations = new Reservations(snapshot, agentsByName, registrations);
        jobs.stream().filter(this::waits).forEach(this::take);
        this.attempts = new AttemptBook(snapshot, agents, waiting);
        this.orphans = new Orphans(snapshot, agentsByName.keySet(), heldBy.keySet());
    }

    private Watched watched(Known known) {
        String name = known.id().toString();
        return new Watched(known, name, registrations.get(name), heldBy.get(name));
    }

    private boolean waits(JobRequest job) {
        return job.state() == JobRequest.State.QUEUED
                && job.reservedAgent() == null
                && KNOWN_PLAN_TYPES.contains(job.planType())
                && !givenTo.containsKey(job.id());
    }

    private void take(JobRequest job) {
        if (waiting.size() < snapshot.settings().bounds().waitingJobs()) {
            waiting.put(job.id(), job);
        } else {
            beyondBound.add(job.id());
        }
    }

    /** The plan for this snapshot. */
    public static Plan plan(Snapshot snapshot) {
        return new Planner(snapshot).plan();
    }

    private Plan plan() {
        PlaceholderPlan placeholders = PlaceholderPlan.of(snapshot);
        OrphanPlan adoptions = new OrphanPlan(orphans, agents.size());
        LaunchDecision launching = new LaunchDecision(
                snapshot, attempts, placeholders.otherInstallation().orElse(null), orphans);
        List<Supply> supply = supply();
        learnLacks();
        Map<RequestId, Supply> matched = Matching.of(standbyDemand.behind(matchable()), supply);
        matched.keySet().removeIf(StandbyDemand::isWish);
        Map<RequestId, JobSituation> situations = situations(matched, launching);
        IdlePlan idle = IdlePlan.of(snapshot, standbyDemand, idle(matched, supply), situations.values(), launching);
        List<Action> actions = new ArrayList<>();
        Map<AgentId, AgentBucket> agentBuckets = careForAgents(actions, neededSince(matched), idle);
        actions.addAll(adoptions.actions());
        actions.addAll(placeholders.actions());
        new RereadPlan(snapshot, attempts, situations).next(jobs).ifPresent(actions::add);
        actions.addAll(launching.launches());
        lookAt(idle.nextLook());
        return new Plan(
                actions,
                situations,
                agentBuckets,
                registrationBuckets(placeholders),
                taskBuckets(),
                findings(placeholders, adoptions, idle, launching, situations),
                idle.surplus(),
                lessons,
                attempts.waitedInVain(),
                startFailures,
                nextLook);
    }

    private Map<AgentId, AgentBucket> careForAgents(
            List<Action> actions, Map<String, Instant> neededSince, IdlePlan idle) {
        Map<AgentId, AgentBucket> buckets = new LinkedHashMap<>();
        Brake brake = new Brake(snapshot.settings().bounds());
        for (Watched agent : agents) {
            Idleness idleness = idle.of(agent.id(), neededSince.getOrDefault(agent.name(), Instant.EPOCH));
            AgentCare care = new AgentCare(snapshot, agent.known(), agent.registration(), agent.held(), idleness);
            buckets.put(agent.id(), care.decide());
            actions.addAll(brake.allowed(care));
            if (care.startFailure() != null) {
                startFailures.put(agent.id(), care.startFailure());
            }
            lookAt(care.nextLook());
        }
        return buckets;
    }

    private List<Supply> supply() {
        List<Supply> supply = new ArrayList<>();
        for (Watched agent : agents) {
            Known known = agent.known();
            RegistrationSeen seen = agent.registration();
            boolean spent =
                    Supply.isSpent(known.agent(), seen, snapshot.registrationGone(known)) || agent.held() != null;
            boolean phantom = spent && Supply.isPhantom(known, snapshot.jobs().readBegan());
            if (!spent || phantom) {
                Capabilities offer = offer(known, seen);
                Capabilities marked = phantom
                        ? offer
                        : standbyDemand.marked(offer, known.agent().template());
                supply.add(new Supply(agent.name(), marked, known.id().requestId(), true, phantom));
            }
        }
        snapshot.registrations().value().stream()
                .filter(this::isForeignAndFree)
                .sorted(Comparator.comparingInt(RegistrationSeen::id))
                .forEach(seen ->
                        supply.add(new Supply(seen.name(), seen.capabilities(), Optional.empty(), false, false)));
        supply.addAll(orphans.supply());
        return withinBound(supply);
    }

    private List<Supply> withinBound(List<Supply> supply) {
        int most = snapshot.settings().bounds().agents();
        supplyLeftOut = Math.max(0, supply.size() - most);
        return supply.subList(0, supply.size() - supplyLeftOut);
    }

    private boolean isForeignAndFree(RegistrationSeen seen) {
        return seen.installation() == null
                && !seen.placeholder()
                && seen.enabled()
                && seen.online()
                && seen.assigned() == null
                && !heldBy.containsKey(seen.name());
    }

    /** What an agent registered once it was online counts; before that, what its template makes us expect. */
    private Capabilities offer(Known known, @Nullable RegistrationSeen seen) {
        if (seen != null && (seen.online() || known.agent().phase() == Phase.ONLINE)) {
            return seen.capabilities();
        }
        return snapshot.spec()
                .template(known.agent().template())
                .map(offers::of)
                .orElse(seen == null ? Capabilities.none() : seen.capabilities());
    }

    /** An online agent that does not offer what its own request demands teaches us not to launch its like for it. */
    private void learnLacks() {
        for (Watched agent : agents) {
            RegistrationSeen seen = agent.registration();
            if (seen != null && agent.isOnline() && !agent.known().agent().isAdopted()) {
                agent.id()
                        .requestId()
                        .map(waiting::get)
                        .filter(job -> !job.demands().satisfiedBy(seen.capabilities()))
                        .ifPresent(job -> learn(new Lesson(
                                agent.known().agent().templateFingerprint(),
                                job.demands(),
                                job.demands().missingFrom(seen.capabilities()),
                                seen.capabilities().get("Agent.Version").orElse(null))));
            }
        }
    }

    private void learn(Lesson lesson) {
        boolean known = Stream.concat(snapshot.lessons().stream(), lessons.stream())
                .anyMatch(before -> before.isAbout(lesson.templateFingerprint(), lesson.demands()));
        if (!known) {
            lessons.add(lesson);
        }
    }

    /** Requests that there seems to be nothing behind take an agent only if it is left over. */
    private List<JobRequest> matchable() {
        return waiting.values().stream()
                .sorted(Comparator.comparing(job -> attempts.isPhantom(job.id())))
                .toList();
    }

    private Map<RequestId, JobSituation> situations(Map<RequestId, Supply> matched, LaunchDecision launching) {
        Map<RequestId, JobSituation> situations = new LinkedHashMap<>();
        for (JobRequest job : jobs) {
            situations.put(job.id(), situation(job, matched.get(job.id()), launching));
        }
        return situations;
    }

    private JobSituation situation(JobRequest job, @Nullable Supply covering, LaunchDecision launching) {
        String agent = job.reservedAgent() == null ? "unknown" : job.reservedAgent();
        return switch (job.state()) {
            case FINISHED -> new JobSituation.Finished();
            case RUNNING -> new JobSituation.Running(agent);
            case ASSIGNED ->
                reservations.isStranded(job)
                        ? new JobSituation.Waiting(new WaitReason.Stranded(agent))
                        : new JobSituation.Assigned(agent);
            case QUEUED -> {
                if (job.reservedAgent() != null && !reservations.isStranded(job)) {
                    yield new JobSituation.Assigned(agent);
                }
                WaitReason reason = whyWaiting(job, covering, launching);
                reason.mayChangeAt().ifPresent(this::lookAt);
                yield new JobSituation.Waiting(reason);
            }
        };
    }

    private WaitReason whyWaiting(JobRequest job, @Nullable Supply covering, LaunchDecision launching) {
        if (!KNOWN_PLAN_TYPES.contains(job.planType())) {
            return new WaitReason.UnknownPlanType(job.planType());
        }
        if (job.reservedAgent() != null) {
            return new WaitReason.Stranded(job.reservedAgent());
        }
        AgentId given = givenTo.get(job.id());
        if (given != null) {
            return reservations.endedWithIt(agentsByName.get(given.toString()))
                    ? new WaitReason.Stranded(given.toString())
                    : new WaitReason.GivenToAgent(given);
        }
        if (beyondBound.contains(job.id())) {
            return new WaitReason.BeyondBound(snapshot.settings().bounds().waitingJobs());
        }
        if (covering == null) {
            return launching.decide(job);
        }
        if (covering.phantom()) {
            return new WaitReason.StaleDemand(snapshot.jobs().readBegan());
        }
        Known own = covering.own() ? agentsByName.get(covering.name()) : null;
        if (own != null && own.registrationMissed() != null) {
            Instant gone =
                    own.registrationMissed().plus(snapshot.settings().doubts().registrationGone());
            return new WaitReason.AgentMissing(own.id(), gone);
        }
        return own == null || own.agent().phase() == Phase.ONLINE
                ? new WaitReason.AgentReady(covering.name())
                : new WaitReason.AgentComing(own.id(), own.agent().phase());
    }

    /** Agents that can take a job and that no waiting job needs. */
    private List<Known> idle(Map<RequestId, Supply> matched, List<Supply> supply) {
        Set<String> needed = new HashSet<>();
        matched.values().forEach(unit -> needed.add(unit.name()));
        return supply.stream()
                .filter(unit -> unit.own() && !unit.phantom() && !needed.contains(unit.name()))
                .flatMap(unit -> Optional.ofNullable(agentsByName.get(unit.name())).stream())
                .sorted(Comparator.comparing(Known::id))
                .toList();
    }

    /** Since when the job that needs an agent, or that ADO has chosen it for, could have been on it. */
    private Map<String, Instant> neededSince(Map<RequestId, Supply> matched) {
        Map<String, Instant> since = new HashMap<>();
        for (JobRequest job : jobs) {
            Supply covering = matched.get(job.id());
            if (covering != null) {
                since.put(covering.name(), job.queueTime());
            }
        }
        heldBy.forEach((name, job) -> since.put(name, job.assignTime() == null ? job.queueTime() : job.assignTime()));
        return since;
    }

    private Map<Integer, RegistrationBucket> registrationBuckets(PlaceholderPlan placeholders) {
        Map<Integer, RegistrationBucket> buckets = new LinkedHashMap<>();
        snapshot.registrations().value().stream()
                .sorted(Comparator.comparingInt(RegistrationSeen::id))
                .forEach(seen -> buckets.put(seen.id(), registrationBucket(seen, placeholders)));
        return buckets;
    }

    private RegistrationBucket registrationBucket(RegistrationSeen seen, PlaceholderPlan placeholders) {
        if (seen.installation() == null) {
            return RegistrationBucket.FOREIGN;
        }
        if (!seen.isOf(snapshot.installation())) {
            return RegistrationBucket.OTHER_INSTALLATION;
        }
        if (agentsByName.containsKey(seen.name())) {
            return RegistrationBucket.AGENT;
        }
        if (!seen.placeholder()) {
            return orphans.isOfThisPool(seen.name()) ? RegistrationBucket.ORPHAN : RegistrationBucket.STRANGE;
        }
        return placeholders.isWanted(seen.name()) ? RegistrationBucket.PLACEHOLDER : RegistrationBucket.OLD_PLACEHOLDER;
    }

    private Map<String, TaskBucket> taskBuckets() {
        Map<String, TaskBucket> buckets = new LinkedHashMap<>();
        snapshot.strayTasks().stream()
                .sorted(Comparator.comparing(TaskSeen::arn))
                .forEach(task -> buckets.put(
                        task.arn(), orphans.isOfThisPool(task.startedBy()) ? TaskBucket.ORPHAN : TaskBucket.STRANGE));
        return buckets;
    }

    private List<Finding> findings(
            PlaceholderPlan placeholders,
            OrphanPlan adoptions,
            IdlePlan idle,
            LaunchDecision launching,
            Map<RequestId, JobSituation> situations) {
        List<Finding> findings = new ArrayList<>();
        findings.add(placeholders
                .otherInstallation()
                .map(other -> Finding.bad(
                        Condition.Type.PoolOwned,
                        "OtherInstallation",
                        "The Azure DevOps pool holds placeholders of Muster installation " + other
                                + "; nothing is launched. Give each installation a pool of its own, or delete them."))
                .orElse(Finding.good(Condition.Type.PoolOwned)));
        findings.add(launching.gate().finding());
        JobFindings ofJobs = new JobFindings(situations.values());
        findings.add(ofJobs.agentVersion());
        findings.add(ofJobs.complete(snapshot.settings().bounds(), supplyLeftOut));
        findings.add(adoptions.finding());
        findings.add(idle.finding());
        return findings;
    }

    private void lookAt(Instant time) {
        if (time.isAfter(snapshot.now()) && time.isBefore(nextLook)) {
            nextLook = time;
        }
    }
}
