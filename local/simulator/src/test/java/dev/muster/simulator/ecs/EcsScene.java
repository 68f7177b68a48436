package dev.muster.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.StsSettings;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A region with one cluster, one task definition, steps of one second, and a host that only listens. */
public final class EcsScene implements ContainerHost {
    public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    public static final String ACCOUNT = "111122223333";
    public static final String REGION = "eu-west-1";
    public static final String DEFINITION = """
            {"family":"linux","networkMode":"awsvpc","cpu":"1024","memory":"2048",
             "taskRoleArn":"arn:aws:iam::111122223333:role/agent",
             "containerDefinitions":[{"name":"agent","image":"agents:1","essential":true,
               "environment":[{"name":"TIER","value":"small"},{"name":"LANG","value":"C"}],
               "secrets":[{"name":"TOKEN","valueFrom":"arn:aws:secretsmanager:x"}]}],
             "tags":[{"key":"muster:content","value":"abc"}]}""";

    private static final Span SECOND = Span.exactly(Duration.ofSeconds(1));
    private static final JsonMapper JSON = new JsonMapper();

    public final World world = World.virtual(42, START);
    public final Truth truth = new Truth();
    public final SecurityTokenService tokens = new SecurityTokenService(world, StsSettings.of(ACCOUNT, REGION));
    public final List<TaskEvent> events = new ArrayList<>();
    public final List<ContainerStart> started = new ArrayList<>();
    public final List<String> terminated = new ArrayList<>();
    public final List<String> killed = new ArrayList<>();
    public final EcsRegion ecs;

    public EcsScene() {
        this(LaunchVerdicts.ALWAYS);
    }

    public EcsScene(LaunchVerdicts verdicts) {
        EcsTimings timings = new EcsTimings(SECOND, SECOND, SECOND, Duration.ofSeconds(30));
        EcsSettings settings = new EcsSettings(ACCOUNT, REGION, List.of("builds", "other"), timings, 3);
        ecs = new EcsRegion(world, settings, tokens, events::add, truth, verdicts);
        ecs.hostedBy(this);
        register(DEFINITION);
    }

    public TaskDefinition register(String body) {
        return ok(ecs.definitions().register(object(body)));
    }

    public EcsTask launch(String token, String startedBy) {
        return ok(run(call(token, startedBy))).tasks().getFirst();
    }

    public EcsAnswer<RunTaskResult> run(ObjectNode call) {
        return ecs.runTask(new RunTaskCall(call));
    }

    /** Runs everything that happens within the time. */
    public void pass(Duration time) {
        Instant until = world.now().plus(time);
        while (world.runNext(until)) {}
        world.advanceTo(until);
    }

    public EcsTask task(String arn) {
        return ok(ecs.describeTasks("builds", List.of(arn), true)).tasks().getFirst();
    }

    /** A valid RunTask body. */
    public static ObjectNode call(String token, String startedBy) {
        return object("""
                {"cluster":"builds","clientToken":"%s","startedBy":"%s","group":"muster:test:pool","count":1,
                 "taskDefinition":"linux:1","capacityProviderStrategy":[{"capacityProvider":"FARGATE","weight":1}],
                 "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}},
                 "overrides":{"containerOverrides":[{"name":"agent","environment":[{"name":"LANG","value":"de"},
                   {"name":"MUSTER_AGENT_ID","value":"%s"}]}]},
                 "tags":[{"key":"muster:pool","value":"pool"}]}""".formatted(token, startedBy, startedBy));
    }

    public static ObjectNode object(String json) {
        return JSON.readTree(json).asObject();
    }

    public static <T> T ok(EcsAnswer<T> answer) {
        assertThat(answer).isInstanceOf(EcsAnswer.Ok.class);
        return ((EcsAnswer.Ok<T>) answer).value();
    }

    public static EcsError refused(EcsAnswer<?> answer) {
        assertThat(answer).isInstanceOf(EcsAnswer.Refused.class);
        return ((EcsAnswer.Refused<?>) answer).error();
    }

    @Override
    public void containerStarted(ContainerStart start) {
        started.add(start);
    }

    @Override
    public void terminate(String taskArn) {
        terminated.add(taskArn);
    }

    @Override
    public void kill(String taskArn) {
        killed.add(taskArn);
    }
}
