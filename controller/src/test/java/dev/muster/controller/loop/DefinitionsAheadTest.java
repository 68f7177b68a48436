package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.testing.InstantRuntime;
import dev.muster.controller.testing.Templates;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Templates are made known to ECS before a job needs them. */
final class DefinitionsAheadTest {
    private static final Outcome<String> NOT_YET =
            new Outcome.Failed<>(new CloudFault.Throttled("one task definition a second", Duration.ofSeconds(1)));
    private static final PoolName POOL = new PoolName("builds");

    private final InstantRuntime runtime = new InstantRuntime();
    private final LaunchScene scene = new LaunchScene(runtime);
    private final Ecs ecs = new Ecs();
    private final Launcher launcher = launcher();

    @Test
    void each_template_is_asked_for_once() {
        Launcher.Ground ground = owned("small", "large");
        launcher.define(ground);
        launcher.define(ground);
        assertThat(ecs.asked).containsExactly("small", "large");
    }

    @Test
    void one_whose_turn_has_not_come_is_asked_for_again_and_held_back_by_nothing() {
        Launcher.Ground ground = owned("small", "large");
        ecs.answers.put("large", NOT_YET);
        launcher.define(ground);
        assertThat(holds(ground)).isEmpty();
        assertThat(ground.entry().defineAgain).isEqualTo(InstantRuntime.START.plusSeconds(1));
        ecs.answers.clear();
        launcher.define(ground);
        launcher.define(ground);
        assertThat(ground.entry().defineAgain).isEqualTo(Instant.MAX);
        assertThat(ecs.asked).containsExactly("small", "large", "large");
    }

    @Test
    void one_that_ecs_refuses_is_held_back_at_once_and_not_asked_for_again() {
        Launcher.Ground ground = owned("small", "large");
        ecs.answers.put("small", new Outcome.Refused<>("no such role"));
        ecs.answers.put("large", NOT_YET);
        launcher.define(ground);
        launcher.define(ground);
        assertThat(ecs.asked).containsExactly("small", "large", "large");
        assertThat(holds(ground)).containsExactly("small");
    }

    private Launcher.Ground owned(String... templates) {
        return scene.owned(
                POOL,
                List.of(templates).stream()
                        .map(name -> Templates.named(name).template())
                        .toList());
    }

    private static List<String> holds(Launcher.Ground ground) {
        List<String> held = new ArrayList<>();
        ground.memory().holds(holds -> holds.all().forEach(hold -> held.add(hold.template())));
        return held;
    }

    private Launcher launcher() {
        LaunchSender sender = new LaunchSender(runtime, ecs, scene.agents, pool -> {});
        EcsBudget budget = new EcsBudget(EcsLimits.FARGATE, runtime.now());
        return new Launcher(
                runtime,
                ecs,
                scene.agents,
                sender,
                new LaunchGovernor(runtime, budget, sender, 1, Duration.ofMinutes(1)));
    }

    /** Answers as told, and otherwise with a task definition. */
    private static final class Ecs extends UnaskedTasks {
        private final Map<String, Outcome<String>> answers = new TreeMap<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
            asked.add(template.name());
            return answers.getOrDefault(template.name(), Outcome.done("arn:" + template.name()));
        }

        @Override
        public Outcome<TaskSeen> run(FrozenRequest request) {
            throw new AssertionError("nothing is launched here");
        }
    }
}
