package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.sqs.EventCounters;
import dev.muster.simulator.bus.BusFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OddMessagesTest {
    private static final Duration JOB = Duration.ofSeconds(2);
    private static final String A_TASK =
            "arn:aws:ecs:eu-west-1:111122223333:task/agents/0123456789abcdef0123456789abcdef";

    private static final EventQueue queue = new EventQueue();
    private static WireRun run;

    @BeforeAll
    static void start() {
        run = WireRun.start(WireRun.brisk().heardBy(queue));
        queue.open(run.clouds().endpoints());
    }

    @AfterAll
    static void stop() {
        queue.close();
        run.close();
    }

    @Test
    void messages_that_ecs_never_sends_are_counted_and_harm_nothing() {
        long job = run.queueJob(LINUX, JOB, "java");
        String event = queue.awaitEvent();
        List<String> malformed = Arrays.asList(
                "garbage",
                "{\"detail-type\":",
                "{}",
                "[]",
                "null",
                "{\"source\":\"aws.ecs\",\"detail-type\":\"ECS Task State Change\"}",
                changed(event, detail -> detail.remove("taskArn")),
                changed(event, detail -> detail.put("version", "three")),
                changed(event, detail -> detail.put("version", -1)),
                changed(event, detail -> detail.remove("lastStatus")),
                changed(event, detail -> detail.put("createdAt", "yesterday")));
        long before = count(EventCounters.Kind.MALFORMED);

        malformed.forEach(queue::send);
        run.queueJob(LINUX, JOB, "java");

        Await.until("all were looked at", () -> count(EventCounters.Kind.MALFORMED) >= before + malformed.size());
        run.awaitServed(job);
        assertNothingHappenedTwice();
    }

    @Test
    void events_about_other_things_and_of_tasks_that_nobody_knows_are_counted_and_harm_nothing() {
        long job = run.queueJob(LINUX, JOB, "node");
        String event = queue.awaitEvent();
        String ours = JsonMapper.shared().readTree(event).at("/detail/group").asString();
        long otherThings = count(EventCounters.Kind.NOT_FOR_US);
        long unknownTasks = count(EventCounters.Kind.UNKNOWN_TASK);

        queue.send(event.replace("ECS Task State Change", "ECS Deployment State Change"));
        queue.send(changed(event, detail -> detail.put("group", "service:shop").put("taskArn", A_TASK)));
        queue.send(changed(
                event,
                detail -> detail.put("group", "muster:someotherinstall:linux")
                        .put("lastStatus", "STOPPED")
                        .put("version", 99)));
        queue.send(changed(
                event,
                detail -> detail.put("group", ours.replace(":linux", ":nosuchpool"))
                        .put("startedBy", "nosuchpool_1_1")
                        .put("taskArn", A_TASK)));
        queue.send(changed(event, detail -> detail.put("startedBy", "somebody").put("taskArn", A_TASK)));

        Await.until(
                "all were looked at",
                () -> count(EventCounters.Kind.NOT_FOR_US) >= otherThings + 2
                        && count(EventCounters.Kind.UNKNOWN_TASK) >= unknownTasks + 3);
        queue.send(changed(
                event,
                detail -> detail.put("startedBy", "linux_999999_1")
                        .put("lastStatus", "STOPPED")
                        .put("desiredStatus", "STOPPED")
                        .put("taskArn", A_TASK)
                        .put("version", 7)));
        run.awaitServed(job);
        assertNothingHappenedTwice();
    }

    @Test
    void duplicates_and_events_out_of_order_are_counted_and_harm_nothing() {
        run.clouds().bus().setFaults(new BusFaults(1, 0.5, Duration.ofSeconds(1), 0, 0, 0));
        List<Long> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jobs.add(run.queueJob(LINUX, JOB.plus(JOB), "java"));
        }
        Await.until(
                "all jobs run", () -> jobs.stream().allMatch(job -> run.job(job).assignedAt() != null));
        List<String> past = queue.heard();
        long before = count(EventCounters.Kind.STALE);

        past.reversed().forEach(queue::send);
        past.forEach(queue::send);

        Await.until("the past changes nothing", () -> count(EventCounters.Kind.STALE) >= before + past.size());
        jobs.forEach(run::awaitServed);
        run.clouds().bus().setFaults(BusFaults.NONE);
        assertNothingHappenedTwice();
        int launched = run.clouds().truth().report().launched();

        long received = count(EventCounters.Kind.RECEIVED);
        List<String> whole = queue.heard();
        whole.reversed().forEach(queue::send);
        Await.until("all were received again", () -> count(EventCounters.Kind.RECEIVED) >= received + whole.size());

        run.awaitServed(run.queueJob(LINUX, JOB, "java"));
        assertNothingHappenedTwice();
        assertThat(run.clouds().truth().report().launched()).isEqualTo(launched + 1);
    }

    private static void assertNothingHappenedTwice() {
        run.awaitAllServedAndNothingLeft();
        assertThat(run.clouds().truth().report().launched())
                .as("tasks launched")
                .isEqualTo(run.clouds().truth().report().jobs());
    }

    private static long count(EventCounters.Kind kind) {
        return run.controller().events().count(kind);
    }

    private static String changed(String event, Consumer<ObjectNode> change) {
        ObjectNode copy = JsonMapper.shared().readTree(event).asObject();
        change.accept(copy.path("detail").asObject());
        return copy.toString();
    }
}
