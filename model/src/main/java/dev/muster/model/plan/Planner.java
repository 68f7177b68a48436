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
    private final List<Known> agents;
    private final Map<String, Known> agentsByName = new HashMap<>();
    private final Map<String, RegistrationSeen> registrations = new HashMap<>();
    private final Map<String, JobRequest> heldBy = new HashMap<>();
    private final Map<RequestId, AgentId> givenTo = new HashMap<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private Instant nextLook = Instant.MAX;

    private Planner(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.jobs = snapshot.jobs().value().stream()
                .sorted(Comparator.comparing(JobRequest::queueTime).thenComparing(JobRequest::id))
                .toList();
        this.agents = snapshot.agents().stream()
                .sorted(Comparator.comparing(Known::id))
                .toList();
        snapshot.registrations().value().stream()
                .filter(seen -> seen.isOf(snapshot.installation()))
                .forEach(seen -> registrations.put(seen.name(), seen));
        for (JobRequest job : jobs) {
            if (job.reservedAgent() != null && job.state() != JobRequest.State.FINISHED) {
                heldBy.put(job.reservedAgent(), job);
            }
        }
        for (Known known : agents) {
            agentsByName.put(known.id().toString(), known);
            if (known.agent().served() != null) {
                givenTo.put(known.agent().served(), known.id());
            }
        }
    }

    /** The plan for this snapshot. */
    public static Plan plan(Snapshot snapshot) {
        return new Planner(snapshot).plan();
    }

    private Plan plan() {
        List<Action> actions = new ArrayList<>();
        Map<AgentId, AgentBucket> agentBuckets = careForAgents(actions);
        PlaceholderPlan placeholders = PlaceholderPlan.of(snapshot);
        actions.addAll(placeholders.actions());
        LaunchDecision launching =
                new LaunchDecision(snapshot, placeholders.otherInstallation().orElse(null));
        List<Supply> supply = supply();
        learnLacks();
        Map<RequestId, Supply> matched = Matching.of(matchable(), supply);
        Map<RequestId, JobSituation> situations = situations(matched, launching);
        actions.addAll(launching.launches());
        return new Plan(
                actions,
                situations,
                agentBuckets,
                registrationBuckets(placeholders),
                taskBuckets(),
                findings(placeholders),
                unneeded(matched, supply),
                lessons,
                nextLook);
    }

    private Map<AgentId, AgentBucket> careForAgents(List<Action> actions) {
        Map<AgentId, AgentBucket> buckets = new LinkedHashMap<>();
        for (Known known : agents) {
            String name = known.id().toString();
            AgentCare care = new AgentCare(snapshot, known, registrations.get(name), heldBy.get(name));
            buckets.put(known.id(), care.decide());
            actions.addAll(care.actions());
            lookAt(care.nextLook());
        }
        return buckets;
    }

    private List<Supply> supply() {
        List<Supply> supply = new ArrayList<>();
        for (Known known : agents) {
            RegistrationSeen seen = registrations.get(known.id().toString());
            boolean spent = Supply.isSpent(known.agent(), seen)
                    || heldBy.containsKey(known.id().toString());
            boolean phantom = spent && Supply.isPhantom(known, snapshot.jobs().readBegan());
            if (!spent || phantom) {
                supply.add(new Supply(
                        known.id().toString(), offer(known, seen), known.id().requestId(), true, phantom));
            }
        }
        snapshot.registrations().value().stream()
                .filter(this::isForeignAndFree)
                .sorted(Comparator.comparingInt(RegistrationSeen::id))
                .forEach(seen ->
                        supply.add(new Supply(seen.name(), seen.capabilities(), Optional.empty(), false, false)));
        return supply;
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
                .map(TemplateOffer::of)
                .orElse(seen == null ? Capabilities.none() : seen.capabilities());
    }

    /** An online agent that does not offer what its own request demands teaches us not to launch its like for it. */
    private void learnLacks() {
        Map<RequestId, JobRequest> waiting = new HashMap<>();
        matchable().forEach(job -> waiting.put(job.id(), job));
        for (Known known : agents) {
            RegistrationSeen seen = registrations.get(known.id().toString());
            JobRequest job = known.id().requestId().map(waiting::get).orElse(null);
            if (seen != null
                    && job != null
                    && known.agent().phase() == Phase.ONLINE
                    && !job.demands().satisfiedBy(seen.capabilities())) {
                Lesson lesson = new Lesson(known.agent().templateFingerprint(), job.demands());
                if (!snapshot.lessons().contains(lesson) && !lessons.contains(lesson)) {
                    lessons.add(lesson);
                }
            }
        }
    }

    private List<JobRequest> matchable() {
        return jobs.stream()
                .filter(job -> job.state() == JobRequest.State.QUEUED
                        && KNOWN_PLAN_TYPES.contains(job.planType())
                        && !givenTo.containsKey(job.id()))
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
            case ASSIGNED -> new JobSituation.Assigned(agent);
            case QUEUED -> {
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
        AgentId given = givenTo.get(job.id());
        if (given != null) {
            return new WaitReason.GivenToAgent(given);
        }
        if (covering == null) {
            return launching.decide(job);
        }
        if (covering.phantom()) {
            return new WaitReason.StaleDemand(snapshot.jobs().readBegan());
        }
        Known own = covering.own() ? agentsByName.get(covering.name()) : null;
        return own == null || own.agent().phase() == Phase.ONLINE
                ? new WaitReason.AgentReady(covering.name())
                : new WaitReason.AgentComing(own.id(), own.agent().phase());
    }

    private List<AgentId> unneeded(Map<RequestId, Supply> matched, List<Supply> supply) {
        Set<String> needed = new HashSet<>();
        matched.values().forEach(unit -> needed.add(unit.name()));
        return supply.stream()
                .filter(unit -> unit.own() && !unit.phantom() && !needed.contains(unit.name()))
                .flatMap(unit -> AgentId.parse(unit.name()).stream())
                .toList();
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
            return RegistrationBucket.ORPHAN;
        }
        return placeholders.isWanted(seen.name()) ? RegistrationBucket.PLACEHOLDER : RegistrationBucket.OLD_PLACEHOLDER;
    }

    private Map<String, TaskBucket> taskBuckets() {
        Map<String, TaskBucket> buckets = new LinkedHashMap<>();
        snapshot.strayTasks().stream()
                .sorted(Comparator.comparing(TaskSeen::arn))
                .forEach(task -> {
                    boolean named = AgentId.parse(task.startedBy())
                            .filter(id -> id.pool().equals(snapshot.pool()))
                            .isPresent();
                    buckets.put(task.arn(), named ? TaskBucket.ORPHAN : TaskBucket.STRANGE);
                });
        return buckets;
    }

    private List<Finding> findings(PlaceholderPlan placeholders) {
        List<Finding> findings = new ArrayList<>();
        findings.add(placeholders
                .otherInstallation()
                .map(other -> Finding.bad(
                        Condition.Type.PoolOwned,
                        "OtherInstallation",
                        "The Azure DevOps pool holds placeholders of Muster installation " + other
                                + "; nothing is launched. Give each installation a pool of its own, or delete them."))
                .orElse(Finding.good(Condition.Type.PoolOwned)));
        findings.add(snapshot.holds().stream()
                .filter(hold -> snapshot.now().isBefore(hold.until()))
                .filter(hold -> snapshot.spec().template(hold.template()).isPresent())
                .min(Comparator.comparing(Hold::template))
                .map(hold -> Finding.bad(
                        Condition.Type.Launching,
                        hold.fault().getClass().getSimpleName(),
                        "Template " + hold.template() + " is not launched: "
                                + hold.fault().describe()))
                .orElse(Finding.good(Condition.Type.Launching)));
        return findings;
    }

    private void lookAt(Instant time) {
        if (time.isAfter(snapshot.now()) && time.isBefore(nextLook)) {
            nextLook = time;
        }
    }
}
