package dev.muster.harness.bench;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.Timeline;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.TemplateOffer;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The agents of a drawn pool, ours in every phase and others', with what ADO shows of them. */
final class DrawnAgents {
    static final long FIRST_RUNNING_REQUEST = 1_000_000;
    private static final List<Phase> STARTING = List.copyOf(EnumSet.range(Phase.CLAIMED, Phase.REGISTERED));

    private final Shape shape;
    private final SplittableRandom random;
    private final DrawnCapabilities capabilities;
    private final Instant now;
    private final PoolName pool;
    private final InstallationId installation;
    private final List<AgentTemplate> templates;
    private final List<String> fingerprints;
    private final List<Capabilities> offers;
    private final List<Known> known = new ArrayList<>();
    private final List<RegistrationSeen> registrations = new ArrayList<>();

    DrawnAgents(
            Shape shape,
            SplittableRandom random,
            Instant now,
            PoolName pool,
            InstallationId installation,
            PoolSpec spec) {
        this.shape = shape;
        this.random = random;
        this.capabilities = new DrawnCapabilities(shape, random, installation);
        this.now = now;
        this.pool = pool;
        this.installation = installation;
        this.templates = spec.templates();
        this.fingerprints = templates.stream().map(AgentTemplate::fingerprint).toList();
        this.offers = templates.stream().map(TemplateOffer::of).toList();
    }

    /** By id, as the loop keeps them. */
    List<Known> known() {
        return known.stream().sorted(Comparator.comparing(Known::id)).toList();
    }

    List<RegistrationSeen> registrations() {
        return List.copyOf(registrations);
    }

    /** Adds ours: launched for one of the waiting requests each, or busy with a request of their own. */
    void addOurs(DrawnJobs jobs) {
        for (int number = 1; number <= shape.agents(); number++) {
            Phase phase = phase();
            boolean begun = !phase.isBeforeJob();
            long waiting = 1 + (number - 1L) * shape.jobs() / shape.agents();
            long request = begun ? FIRST_RUNNING_REQUEST + number : waiting;
            AgentId id = AgentId.forRequest(pool, new RequestId(request), 1);
            if (phase == Phase.BUSY) {
                jobs.addRunning(request, id);
            }
            add(id, phase, begun ? new RequestId(request) : null, templateFor(jobs.demandsOf(waiting)));
        }
    }

    void addForeign() {
        for (int number = 1; number <= shape.foreignAgents(); number++) {
            String name = "pet-" + number;
            registrations.add(new RegistrationSeen(
                    registrations.size() + 1,
                    name,
                    true,
                    true,
                    capabilities.ofForeign(name, templates.get(random.nextInt(templates.size()))),
                    null,
                    false,
                    null,
                    null));
        }
    }

    /** One that offers what is demanded; any if none does, as for a job that is gone by now. */
    private int templateFor(Demands demands) {
        int first = random.nextInt(templates.size());
        for (int tried = 0; tried < templates.size(); tried++) {
            int template = (first + tried) % templates.size();
            if (demands.satisfiedBy(offers.get(template))) {
                return template;
            }
        }
        return first;
    }

    private void add(AgentId id, Phase phase, @Nullable RequestId served, int template) {
        boolean registered = phase.compareTo(Phase.REGISTERED) >= 0 && phase.compareTo(Phase.FAILED) < 0;
        // One in fifty was spent a moment ago: a job list may still show as waiting what it took.
        boolean justSpent = phase == Phase.ONLINE && random.nextInt(50) == 0;
        boolean enabled = phase.isBeforeJob() && !justSpent;
        int registration = registrations.size() + 1;
        if (registered) {
            registrations.add(new RegistrationSeen(
                    registration,
                    id.toString(),
                    enabled,
                    phase != Phase.REGISTERED && phase != Phase.STOPPING,
                    capabilities.ofOurs(id.toString(), templates.get(template)),
                    installation.value(),
                    false,
                    phase == Phase.BUSY ? served : null,
                    phase.compareTo(Phase.FINISHING) >= 0 ? served : null));
        }
        Agent agent = new Agent(
                id,
                templates.get(template).name(),
                fingerprints.get(template),
                "agents",
                CapacityOption.FARGATE,
                phase,
                phase == Phase.FAILED ? "its task stopped before it was given a job" : null,
                false,
                timeline(phase),
                phase == Phase.CLAIMED ? null : task(id, phase),
                registered ? "key of " + id : null,
                registered ? registration : null,
                served,
                7,
                3);
        boolean ending = phase.isEnding();
        known.add(new Known(
                agent,
                phase,
                false,
                justSpent ? now.minusMillis(100) : enabled ? null : now.minusSeconds(30),
                ending ? now.minusSeconds(10) : null,
                enabled ? null : now.minusSeconds(30),
                null,
                null));
    }

    private Phase phase() {
        if (shape.likeness() == Shape.Likeness.ALL_DIFFERENT) {
            return Phase.ONLINE;
        }
        int drawn = random.nextInt(100);
        if (drawn < 35) {
            return Phase.BUSY;
        }
        if (drawn < 65) {
            return Phase.ONLINE;
        }
        if (drawn < 88) {
            return STARTING.get(random.nextInt(STARTING.size()));
        }
        if (drawn < 94) {
            return Phase.FINISHING;
        }
        return drawn < 98 ? Phase.STOPPING : Phase.FAILED;
    }

    private Timeline timeline(Phase phase) {
        Instant claimed = now.minusSeconds(60 + random.nextInt(60));
        Timeline timeline = Timeline.startingWith(Phase.CLAIMED, claimed);
        Instant passing = claimed;
        for (Phase passed : EnumSet.range(Phase.LAUNCHED, Phase.FINISHING)) {
            if (passed.compareTo(phase) <= 0) {
                passing = passing.plusSeconds(5);
                timeline = timeline.with(passed, passing);
            }
        }
        return timeline.with(phase, now.minusSeconds(10));
    }

    private TaskSeen task(AgentId id, Phase phase) {
        boolean ended = phase == Phase.FAILED || phase == Phase.STOPPING;
        return new TaskSeen(
                "arn:aws:ecs:eu-central-1:123456789012:task/agents/" + id,
                "agents",
                id.toString(),
                "muster:" + installation.value() + ":" + pool,
                5,
                phase.compareTo(Phase.RUNNING) < 0 ? "PENDING" : ended ? "STOPPED" : "RUNNING",
                ended ? "STOPPED" : "RUNNING",
                ended ? "EssentialContainerExited" : null,
                ended ? "Essential container in task exited" : null,
                ended ? 0 : null,
                now.minusSeconds(100),
                now.minusSeconds(80),
                ended ? now.minusSeconds(10) : null);
    }
}
