package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what one pool needs. A pure function: the same snapshot gives the same plan, in whatever order its lists are.
 *
 * <p>Jobs are matched with the agents that can still take one, never counted against them; only what no agent covers
 * is launched. What is launched for a job may serve another: ADO decides.
 */
public final class Planner {
    private final Snapshot snapshot;
    private final Picture picture;
    private final ImageLearning learning;
    private final Generations generations;
    private final Orphans orphans;
    private final AttemptBook attempts;
    private final StandbyDemand standbyDemand;
    private final Map<AgentId, String> startFailures = new LinkedHashMap<>();
    private Instant nextLook = Instant.MAX;

    private Planner(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.picture = new Picture(snapshot);
        this.learning = new ImageLearning(snapshot, new Generations(snapshot.spec(), snapshot.images()), picture);
        this.generations = new Generations(snapshot.spec(), learning.images());
        this.orphans = new Orphans(snapshot, picture);
        this.attempts = new AttemptBook(snapshot, picture);
        this.standbyDemand = StandbyDemand.of(snapshot.spec(), snapshot.now());
    }

    /** The plan for this snapshot. */
    public static Plan plan(Snapshot snapshot) {
        return new Planner(snapshot).plan();
    }

    private Plan plan() {
        PlaceholderPlan placeholders = PlaceholderPlan.of(snapshot);
        OrphanPlan adoptions = new OrphanPlan(orphans, picture.agents().size());
        AvailableSupply supply = new AvailableSupply(snapshot, generations, picture, standbyDemand, orphans);
        Coverage coverage = new Coverage(picture, attempts, standbyDemand, supply.units());
        Learning learned = new Learning(snapshot, picture);
        LaunchDecision launching = new LaunchDecision(
                snapshot, generations, attempts, placeholders.otherOwner(), orphans, coverage.served(), learned.all());
        Situations situations = new Situations(snapshot, picture, coverage, launching);
        IdlePlan idle = IdlePlan.of(snapshot, generations, standbyDemand, coverage.idle(), situations.all(), launching);
        List<Action> actions = new ArrayList<>();
        Map<AgentId, AgentBucket> agentBuckets = careForAgents(actions, coverage, idle);
        actions.addAll(adoptions.actions());
        actions.addAll(placeholders.actions());
        actions.addAll(learning.actions());
        new RereadPlan(snapshot, attempts, situations).next(picture.jobs()).ifPresent(actions::add);
        actions.addAll(launching.launches());
        lookAt(situations.nextLook());
        lookAt(idle.nextLook());
        lookAt(learning.nextLook());
        SeenBuckets buckets = new SeenBuckets(snapshot, picture, placeholders, orphans);
        return new Plan(
                actions,
                situations.byRequest(),
                agentBuckets,
                buckets.registrations(),
                buckets.tasks(),
                findings(placeholders, adoptions, idle, launching, new JobFindings(situations.all()), supply.leftOut()),
                idle.surplus(),
                learned.learned(),
                attempts.waitedInVain(),
                startFailures,
                nextLook);
    }

    private Map<AgentId, AgentBucket> careForAgents(List<Action> actions, Coverage coverage, IdlePlan idle) {
        Map<AgentId, AgentBucket> buckets =
                LinkedHashMap.newLinkedHashMap(picture.agents().size());
        Brake brake = new Brake(snapshot.settings().bounds());
        for (Watched agent : picture.agents()) {
            Idleness idleness = idle.of(agent.id(), coverage.neededSince(agent));
            AgentCare care = new AgentCare(snapshot, agent, idleness);
            buckets.put(agent.id(), care.decide());
            actions.addAll(brake.allowed(care));
            if (care.startFailure() != null) {
                startFailures.put(agent.id(), care.startFailure());
            }
            lookAt(care.nextLook());
        }
        return buckets;
    }

    private List<Finding> findings(
            PlaceholderPlan placeholders,
            OrphanPlan adoptions,
            IdlePlan idle,
            LaunchDecision launching,
            JobFindings ofJobs,
            int supplyLeftOut) {
        return List.of(
                placeholders.finding(),
                launching.gate().finding(),
                launching.gate().preferredCapacity(),
                ofJobs.agentVersion(),
                ofJobs.complete(snapshot.settings().bounds(), supplyLeftOut),
                adoptions.finding(),
                idle.standbyFinding(),
                idle.imagesFinding());
    }

    private void lookAt(Instant time) {
        if (time.isAfter(snapshot.now()) && time.isBefore(nextLook)) {
            nextLook = time;
        }
    }
}
