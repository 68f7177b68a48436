package dev.muster.harness.bench;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Attempts;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Hold;
import dev.muster.model.plan.Lesson;
import dev.muster.model.plan.Planner;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.TemplateOffer;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A whole snapshot drawn from a seed. Nothing in it is shared with another, as after a restart. */
final class DrawnPool {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PoolName POOL = new PoolName("linux");
    private static final InstallationId OURS = new InstallationId("installation1");

    private static final int HELD_TEMPLATE = 1;

    private DrawnPool() {}

    /** The same shape and seed give the same snapshot. */
    static Snapshot of(Shape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PoolSpec spec = DrawnSpec.of(shape);
        DrawnJobs jobs = new DrawnJobs(shape, random, NOW);
        DrawnAgents agents = new DrawnAgents(shape, random, NOW, POOL, OURS, spec);
        jobs.addWaiting();
        agents.addOurs(jobs);
        agents.addForeign();
        Snapshot drawn = new Snapshot(
                NOW,
                POOL,
                OURS,
                spec,
                PlannerSettings.DEFAULT,
                new Seen<>(jobs.all(), NOW.minusSeconds(1)),
                new Seen<>(agents.registrations(), NOW.minusSeconds(2)),
                agents.known(),
                attempts(spec.templates().getFirst().fingerprint(), jobs.all()),
                Collections.emptyList(),
                List.of(new Hold(
                        spec.templates().get(HELD_TEMPLATE).name(),
                        spec.templates().get(HELD_TEMPLATE).fingerprint(),
                        null,
                        new Hold.Cause.LaunchFailed(new CloudFault.Capacity("none left")),
                        1,
                        NOW.plusSeconds(60))),
                lessons(spec, jobs.all()));
        return withPlaceholders(drawn);
    }

    private static Map<RequestId, Attempts> attempts(String fingerprint, List<JobRequest> jobs) {
        Map<RequestId, Attempts> attempts = new TreeMap<>();
        for (JobRequest job : jobs) {
            if (job.id().value() % 20 == 0) {
                Instant failed = NOW.minusSeconds(job.id().value() % 40);
                attempts.put(job.id(), new Attempts(1, 1, fingerprint, failed, 0, null));
            }
        }
        return attempts;
    }

    private static List<Lesson> lessons(PoolSpec spec, List<JobRequest> jobs) {
        String fingerprint = spec.templates().getFirst().fingerprint();
        return jobs.stream()
                .limit(10)
                .map(job -> new Lesson(fingerprint, job.demands(), job.demands().all(), null))
                .distinct()
                .toList();
    }

    /** The planner names the placeholders that it misses. */
    private static Snapshot withPlaceholders(Snapshot bare) {
        Snapshot alone = bare.withJobs(
                        new Seen<>(Collections.emptyList(), bare.jobs().readBegan()))
                .withAgents(Collections.emptyList());
        List<RegistrationSeen> all = new ArrayList<>(bare.registrations().value());
        for (Action action : Planner.plan(alone).actions()) {
            if (action instanceof Action.AddPlaceholder(String template, String name)) {
                AgentTemplate like = bare.spec().template(template).orElseThrow();
                all.add(new RegistrationSeen(
                        all.size() + 1, name, false, false, TemplateOffer.of(like), OURS.value(), true, null, null));
            }
        }
        return bare.withRegistrations(
                new Seen<>(List.copyOf(all), bare.registrations().readBegan()));
    }
}
