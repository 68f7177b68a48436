package dev.muster.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Chance;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.PoolSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every plan, whatever the situation: legal but odd worlds from 1,000 seeds. */
class PlannerPropertyTest {
    static LongStream blocks() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest(name = "seeds {0}00-{0}99")
    @MethodSource("blocks")
    void hold_for_every_world(long block) {
        for (long seed = block * 100; seed < block * 100 + 100; seed++) {
            Snapshot snapshot = world(new Chance(seed)).snapshot();
            Plan plan = Planner.plan(snapshot);
            everything_seen_is_in_exactly_one_bucket(seed, snapshot, plan);
            the_same_snapshot_in_another_order_gives_the_same_plan(seed, snapshot, plan);
            live_agents_and_launches_never_exceed_max_agents(seed, snapshot, plan);
            no_agent_with_a_job_is_touched_but_by_its_cordon(seed, snapshot, plan);
            nothing_is_launched_twice(seed, plan);
            nothing_is_launched_for_a_job_whose_own_agent_comes(seed, snapshot, plan);
            an_orphan_more_never_launches_more(seed, snapshot, plan);
            a_pool_that_is_paused_drained_or_full_launches_nothing(seed, snapshot);
            a_free_agent_more_never_yields_more_launches(seed, snapshot, plan);
            nothing_is_launched_for_what_is_given_away_or_ended(seed, snapshot, plan);
        }
    }

    private static void a_pool_that_is_paused_drained_or_full_launches_nothing(long seed, Snapshot snapshot) {
        PoolSpec spec = snapshot.spec();
        for (PoolSpec still : List.of(
                spec.withPaused(true),
                spec.withDraining(true),
                spec.withLimits(spec.limits().withMaxAgents(0)))) {
            assertThat(Planner.plan(snapshot.withSpec(still)).launches())
                    .as("S16, seed %s", seed)
                    .isEmpty();
        }
        assertThat(Planner.plan(snapshot.withLicenceRoom(new LicenceRoom(0, 0, 10, 10)))
                        .launches())
                .as("seed %s", seed)
                .isEmpty();
    }

    private static void a_free_agent_more_never_yields_more_launches(long seed, Snapshot snapshot, Plan plan) {
        List<RegistrationSeen> more = new ArrayList<>(snapshot.registrations().value());
        more.add(new RegistrationSeen(90_000, "free-agent", true, true, capabilitiesOfAll(), null, false, null, null));
        Snapshot richer = snapshot.withRegistrations(
                new Seen<>(more, snapshot.registrations().readBegan()));

        assertThat(Planner.plan(richer).launches())
                .as("S16, seed %s", seed)
                .hasSizeLessThanOrEqualTo(plan.launches().size());
    }

    private static Capabilities capabilitiesOfAll() {
        return TemplateOffer.of(Scene.templateOf("any", 0, "docker", "gpu"));
    }

    private static void nothing_is_launched_for_what_is_given_away_or_ended(long seed, Snapshot snapshot, Plan plan) {
        List<RequestId> free = snapshot.jobs().value().stream()
                .filter(job -> job.state() == JobRequest.State.QUEUED && job.reservedAgent() == null)
                .map(JobRequest::id)
                .toList();
        assertThat(plan.launches())
                .as("S2, S9, seed %s", seed)
                .allMatch(launch -> launch.request().filter(free::contains).isPresent())
                .noneMatch(launch ->
                        launch.request().filter(snapshot.reread()::sawEnd).isPresent());
    }

    private static void everything_seen_is_in_exactly_one_bucket(long seed, Snapshot snapshot, Plan plan) {
        assertThat(plan.jobs().keySet())
                .as("S13, seed %s", seed)
                .containsExactlyInAnyOrderElementsOf(
                        snapshot.jobs().value().stream().map(JobRequest::id).toList());
        assertThat(plan.agents().keySet())
                .as("S13, seed %s", seed)
                .containsExactlyInAnyOrderElementsOf(
                        snapshot.agents().stream().map(Known::id).toList());
        assertThat(plan.registrations().keySet())
                .as("S13, seed %s", seed)
                .containsExactlyInAnyOrderElementsOf(snapshot.registrations().value().stream()
                        .map(RegistrationSeen::id)
                        .toList());
    }

    private static void the_same_snapshot_in_another_order_gives_the_same_plan(
            long seed, Snapshot snapshot, Plan plan) {
        assertThat(Planner.plan(shuffled(snapshot, seed)))
                .as("S14, seed %s", seed)
                .isEqualTo(plan);
    }

    private static void live_agents_and_launches_never_exceed_max_agents(long seed, Snapshot snapshot, Plan plan) {
        long live = snapshot.agents().stream().filter(LaunchDecision::isLive).count();
        int most = snapshot.spec().limits().maxAgents();
        if (!plan.launches().isEmpty()) {
            assertThat(live + plan.launches().size()).as("S4, seed %s", seed).isLessThanOrEqualTo(most);
        }
    }

    private static void no_agent_with_a_job_is_touched_but_by_its_cordon(long seed, Snapshot snapshot, Plan plan) {
        for (Known known : snapshot.agents()) {
            if (known.agent().phase() == Phase.BUSY && !known.agent().taskStopped()) {
                assertThat(plan.actions())
                        .as("S6, seed %s", seed)
                        .noneMatch(action -> action instanceof Action.StopTask stop
                                && stop.agent().equals(known.id()))
                        .noneMatch(action -> action instanceof Action.Deregister deregister
                                && deregister.agent().equals(known.id()));
            }
        }
    }

    private static void nothing_is_launched_twice(long seed, Plan plan) {
        assertThat(plan.launches().stream().flatMap(launch -> launch.request().stream()))
                .as("S2, seed %s", seed)
                .doesNotHaveDuplicates();
        assertThat(plan.launches().stream().map(Action.Launch::agent))
                .as("S1, seed %s", seed)
                .doesNotHaveDuplicates();
    }

    /** As far as its template, or having been launched for it, tells that it can take the job. */
    private static void nothing_is_launched_for_a_job_whose_own_agent_comes(long seed, Snapshot snapshot, Plan plan) {
        if (snapshot.agents().size() > snapshot.settings().bounds().agents()) {
            return;
        }
        Generations generations = new Generations(snapshot.spec(), snapshot.images());
        List<@Nullable String> holding =
                snapshot.jobs().value().stream().map(JobRequest::reservedAgent).toList();
        for (JobRequest job : snapshot.jobs().value()) {
            boolean comes = snapshot.agents().stream()
                    .filter(known -> known.id().requestId().equals(Optional.of(job.id())))
                    .filter(known -> !known.agent().retiring() && !known.agent().taskStopped())
                    .filter(known -> !holding.contains(known.id().toString()))
                    .map(Known::agent)
                    .filter(agent -> agent.phase() == Phase.CLAIMED || agent.phase() == Phase.PENDING)
                    .anyMatch(agent -> generations.isOld(agent)
                            || job.demands()
                                    .satisfiedBy(Objects.requireNonNull(generations.of(agent.template()))
                                            .offer()));
            assertThat(plan.launches())
                    .as("S2, seed %s", seed)
                    .noneMatch(launch -> comes && launch.request().equals(Optional.of(job.id())));
        }
    }

    private static void an_orphan_more_never_launches_more(long seed, Snapshot snapshot, Plan plan) {
        Chance chance = new Chance(seed);
        Snapshot more = Scene.withOrphan(snapshot, agent(chance, 20 + chance.choose(10)));
        assertThat(Planner.plan(more).launches().size())
                .as("S16, seed %s", seed)
                .isLessThanOrEqualTo(plan.launches().size());
        Snapshot ofWaiting = Scene.withOrphan(snapshot, agent(chance, 1 + chance.choose(10)));
        assertThat(Planner.plan(ofWaiting).launches().size())
                .as("S16, seed %s", seed)
                .isLessThanOrEqualTo(plan.launches().size());
    }

    private static Snapshot shuffled(Snapshot snapshot, long seed) {
        Random order = new Random(seed);
        List<JobRequest> jobs = new ArrayList<>(snapshot.jobs().value());
        List<RegistrationSeen> registrations =
                new ArrayList<>(snapshot.registrations().value());
        List<Known> agents = new ArrayList<>(snapshot.agents());
        Collections.shuffle(jobs, order);
        Collections.shuffle(registrations, order);
        Collections.shuffle(agents, order);
        List<TaskSeen> strays = new ArrayList<>(snapshot.strayTasks());
        Collections.shuffle(strays, order);
        return snapshot.withJobs(new Seen<>(List.copyOf(jobs), snapshot.jobs().readBegan()))
                .withRegistrations(new Seen<>(
                        List.copyOf(registrations), snapshot.registrations().readBegan()))
                .withStrayTasks(strays)
                .withAgents(agents);
    }

    private static Scene world(Chance chance) {
        Scene scene = Scene.pool()
                .template("small")
                .template("docker", chance.choose(3), "docker")
                .template("gpu", chance.choose(3), "docker", "gpu")
                .maxAgents(chance.choose(12))
                .launchesPerLoop(1 + chance.choose(5));
        List<List<String>> demands = List.of(List.of(), List.of("docker"), List.of("gpu"), List.of("nowhere"));
        int jobs = chance.choose(10);
        for (long id = 1; id <= jobs; id++) {
            scene.job(id, chance.pick(demands).toArray(String[]::new));
        }
        int held = chance.choose(4);
        for (long id = 21; id <= 20 + held; id++) {
            JobRequest.State state =
                    chance.pick(List.of(JobRequest.State.QUEUED, JobRequest.State.ASSIGNED, JobRequest.State.RUNNING));
            scene.heldJob(id, state, Scene.id(1 + chance.choose(12), 1));
        }
        doubts(scene, chance, jobs);
        int agents = chance.choose(10);
        for (long id = 1; id <= agents; id++) {
            scene.agent(agent(chance, id));
        }
        if (chance.oneIn(3)) {
            scene.foreign("pet", "docker");
        }
        int orphans = chance.oneIn(3) ? chance.choose(6) : 0;
        for (long id = 11; id < 11 + orphans; id++) {
            scene.orphan(agent(chance, id), new Sighting(Scene.NOW.minusSeconds(60), 2, true, true));
        }
        if (chance.oneIn(5)) {
            scene.paused();
        }
        return scene;
    }

    private static void doubts(Scene scene, Chance chance, int jobs) {
        for (long id = 1; id <= jobs; id++) {
            switch (chance.choose(8)) {
                case 0 -> scene.inVain(id, 1 + chance.choose(3), Scene.NOW.minusSeconds(chance.choose(3600)));
                case 1 -> scene.attempts(id, 3, chance.choose(7), Scene.NOW.minusSeconds(chance.choose(3600)));
                case 2 -> scene.reread(id, null, Scene.NOW.minusSeconds(chance.choose(20)));
                case 3 ->
                    scene.reread(
                            id,
                            Scene.request(id, JobRequest.State.FINISHED, null),
                            Scene.NOW.minusSeconds(chance.choose(20)));
                default -> {
                    // Nothing is known of it but the list.
                }
            }
        }
        if (chance.oneIn(4)) {
            scene.hold("small", new CloudFault.Capacity("none"), Scene.NOW.plusSeconds(chance.choose(20) - 10));
        }
        if (chance.oneIn(4)) {
            scene.bounds(1 + chance.choose(8), 1 + chance.choose(8));
        }
        if (chance.oneIn(4)) {
            int most = 1 + chance.choose(5);
            scene.limits(usual -> new Limits(usual.maxAgents(), usual.launchesPerLoop(), most, most));
        }
    }

    private static AgentSketch agent(Chance chance, long id) {
        AgentSketch sketch = switch (chance.choose(6)) {
            case 0 -> Scene.claimed(id);
            case 1 -> Scene.starting(id);
            case 2 -> Scene.online(id);
            case 3 -> Scene.busy(id);
            case 4 -> Scene.online(id).completed(id).in(Phase.FINISHING);
            default -> Scene.online(id).retiringBecause("surplus");
        };
        if (chance.oneIn(4)) {
            sketch.cordoned(Scene.NOW.minusSeconds(chance.choose(20)));
        }
        if (chance.oneIn(5)) {
            sketch.stopped("it ended", Scene.NOW.minusSeconds(chance.choose(20)));
        }
        if (chance.oneIn(5)) {
            sketch.of("docker", "docker");
        }
        return sketch;
    }
}
