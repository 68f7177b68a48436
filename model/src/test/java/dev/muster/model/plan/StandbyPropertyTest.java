package dev.muster.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Chance;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Standby;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every plan of a pool with standby, from 2,000 seeds. */
class StandbyPropertyTest {
    static LongStream blocks() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest(name = "seeds {0}00-{0}99, twice")
    @MethodSource("blocks")
    void hold_for_every_world(long block) {
        for (long seed = block * 200; seed < block * 200 + 200; seed++) {
            Snapshot snapshot = world(new Chance(seed));
            Plan plan = Planner.plan(snapshot);
            an_idle_agent_more_never_launches_more(seed, snapshot, plan);
            launches_that_are_seen_launch_nothing_more(seed, snapshot, plan);
            the_order_of_agents_and_registrations_does_not_count(seed, snapshot, plan);
            there_is_never_more_than_wanted(seed, snapshot, plan);
            no_more_leave_than_may_at_once(seed, snapshot, plan);
        }
    }

    private static void an_idle_agent_more_never_launches_more(long seed, Snapshot snapshot, Plan plan) {
        for (AgentTemplate template : snapshot.spec().templates()) {
            AgentSketch more = Scene.ready(77).launchedFrom(template.name(), declared(template));
            assertThat(Planner.plan(with(snapshot, more)).launches())
                    .as("S16, seed %s, one more of %s", seed, template.name())
                    .hasSizeLessThanOrEqualTo(plan.launches().size());
            assertThat(Planner.plan(withForeign(snapshot, template)).launches())
                    .as("S16, seed %s, one more of somebody else's like %s", seed, template.name())
                    .hasSizeLessThanOrEqualTo(plan.launches().size());
        }
    }

    private static void launches_that_are_seen_launch_nothing_more(long seed, Snapshot snapshot, Plan plan) {
        if (plan.launches().size() < snapshot.spec().limits().launchesPerLoop()) {
            List<Known> agents = new ArrayList<>(snapshot.agents());
            plan.launches().forEach(launch -> agents.add(launched(snapshot, launch)));
            assertThat(Planner.plan(snapshot.withAgents(agents)).launches())
                    .as("S15, seed %s", seed)
                    .isEmpty();
        }
    }

    private static void the_order_of_agents_and_registrations_does_not_count(long seed, Snapshot snapshot, Plan plan) {
        List<Known> agents = new ArrayList<>(snapshot.agents());
        List<RegistrationSeen> registrations =
                new ArrayList<>(snapshot.registrations().value());
        Collections.shuffle(agents, new Random(seed));
        Collections.shuffle(registrations, new Random(seed));
        assertThat(Planner.plan(snapshot.withAgents(agents)
                        .withRegistrations(new Seen<>(
                                registrations, snapshot.registrations().readBegan()))))
                .as("S14, seed %s", seed)
                .isEqualTo(plan);
    }

    private static void there_is_never_more_than_wanted(long seed, Snapshot snapshot, Plan plan) {
        StandbyDemand demand = StandbyDemand.of(snapshot.spec(), snapshot.now());
        for (AgentTemplate template : snapshot.spec().templates()) {
            long launched = plan.launches().stream()
                    .filter(launch -> launch.request().isEmpty())
                    .filter(launch -> launch.template().equals(template.name()))
                    .count();
            assertThat(launched).as("seed %s", seed).isLessThanOrEqualTo(demand.of(template.name()));
        }
        List<AgentId> known = snapshot.agents().stream().map(Known::id).toList();
        assertThat(plan.launches().stream().map(Action.Launch::agent))
                .as("S1, seed %s", seed)
                .doesNotHaveDuplicates()
                .noneMatch(known::contains);
    }

    private static void no_more_leave_than_may_at_once(long seed, Snapshot snapshot, Plan plan) {
        long live = snapshot.agents().stream().filter(LaunchDecision::isLive).count();
        assertThat(plan.actions())
                .as("seed %s", seed)
                .filteredOn(action -> action instanceof Action.Retire(AgentId agent, String why)
                        && (why.startsWith("its template") || why.contains("standby")))
                .hasSizeLessThanOrEqualTo((int) Math.max(1, live / 10));
    }

    private static Known launched(Snapshot snapshot, Action.Launch launch) {
        AgentTemplate template = snapshot.spec().template(launch.template()).orElseThrow();
        Agent agent =
                Agent.claimed(launch.agent(), template.name(), template.fingerprint(), "agents", 1, snapshot.now());
        return new Known(agent, Phase.CLAIMED, false, null, null, null, null, null);
    }

    private static Snapshot with(Snapshot snapshot, AgentSketch more) {
        List<Known> agents = new ArrayList<>(snapshot.agents());
        agents.add(more.known());
        return withRegistration(snapshot.withAgents(agents), more.registration(900));
    }

    private static Snapshot withForeign(Snapshot snapshot, AgentTemplate template) {
        return withRegistration(
                snapshot,
                new RegistrationSeen(
                        901, "somebody-elses", true, true, TemplateOffer.of(template), null, false, null, null));
    }

    private static Snapshot withRegistration(Snapshot snapshot, RegistrationSeen more) {
        List<RegistrationSeen> registrations =
                new ArrayList<>(snapshot.registrations().value());
        registrations.add(more);
        return snapshot.withRegistrations(
                new Seen<>(registrations, snapshot.registrations().readBegan()));
    }

    private static String[] declared(AgentTemplate template) {
        return template.capabilities().asMap().keySet().toArray(String[]::new);
    }

    private static Snapshot world(Chance chance) {
        Scene scene = Scene.pool()
                .template("small")
                .template("docker", "docker")
                .template("gpu", "docker", "gpu")
                .maxAgents(5 + chance.choose(20))
                .launchesPerLoop(1 + chance.choose(15));
        for (String template : List.of("small", "docker", "gpu")) {
            if (chance.oneIn(2)) {
                scene.standby(Standby.always(template, 1 + chance.choose(4)));
            }
        }
        List<List<String>> demands = List.of(List.of(), List.of("docker"), List.of("gpu"), List.of("nowhere"));
        int jobs = chance.choose(8);
        for (long id = 1; id <= jobs; id++) {
            scene.job(id, chance.pick(demands).toArray(String[]::new));
        }
        int agents = chance.choose(14);
        for (long number = 1; number <= agents; number++) {
            scene.agent(agent(chance, number));
        }
        if (chance.oneIn(3)) {
            scene.foreign("pet", "docker");
        }
        if (chance.oneIn(8)) {
            scene.paused();
        }
        return scene.snapshot();
    }

    private static AgentSketch agent(Chance chance, long number) {
        AgentSketch sketch = switch (chance.choose(7)) {
            case 0 -> Scene.coming(number);
            case 1 -> Scene.starting(number);
            case 2 -> Scene.online(number);
            case 3 -> Scene.busy(number).cordoned(Scene.NOW.minusSeconds(60));
            case 4 -> Scene.ready(number).retiringBecause("surplus");
            case 5 -> Scene.ready(number, Scene.NOW.minusSeconds(5 * 3600 + number));
            default -> Scene.ready(number);
        };
        switch (chance.choose(3)) {
            case 0 -> sketch.launchedFrom("small");
            case 1 -> sketch.launchedFrom("docker", "docker");
            default -> sketch.launchedFrom("gpu", "docker", "gpu");
        }
        return chance.oneIn(6) ? sketch.ofAnOldGeneration() : sketch;
    }
}
