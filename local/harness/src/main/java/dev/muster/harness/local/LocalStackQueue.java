package dev.muster.harness.local;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * The queues in LocalStack, with its EventBridge before them. Nobody but AWS may send events of the source {@code aws.ecs}
 * (EventBridge API reference, PutEvents), so each travels as the detail of an event of our own, and the rule passes on
 * nothing but that: what arrives is what ECS would have sent.
 */
final class LocalStackQueue implements EventQueue {
    static final String BUS = "muster-simulated";
    private static final String SOURCE = "muster.simulator";
    private static final String RULE = "task-events";

    private final QueuePair queues;
    private final EventBridgeClient events;

    /** One thread keeps the order in which the bus delivers. */
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("bus-to-localstack").factory());

    private LocalStackQueue(QueuePair queues, EventBridgeClient events) {
        this.queues = queues;
        this.events = events;
        connect();
    }

    /** Makes queues, bus and rule in the LocalStack at that address. */
    static LocalStackQueue start(URI localStack, String region) {
        return new LocalStackQueue(
                QueuePair.make(localStack, LocalClients.sqs(localStack, region)),
                LocalClients.eventBridge(localStack, region));
    }

    @Override
    public QueuePair queues() {
        return queues;
    }

    /** Sends the event soon, after all that were delivered before; what is no event goes straight to the queue. */
    @Override
    public void deliver(String body) {
        sender.execute(() -> {
            if (body.startsWith("{") && body.endsWith("}")) {
                throughEventBridge(body);
            } else {
                queues.send(body);
            }
        });
    }

    @Override
    public void close() {
        sender.shutdownNow();
        events.close();
        queues.client().close();
    }

    private void throughEventBridge(String event) {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .eventBusName(BUS)
                .source(SOURCE)
                .detailType("Simulated event")
                .detail(event)
                .build();
        PutEventsResponse answer = events.putEvents(put -> put.entries(entry));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("EventBridge refused an event: "
                    + answer.entries().getFirst().errorMessage());
        }
    }

    private void connect() {
        boolean known = events.listEventBuses(list -> list.namePrefix(BUS)).eventBuses().stream()
                .anyMatch(bus -> bus.name().equals(BUS));
        if (!known) {
            events.createEventBus(create -> create.name(BUS));
        }
        events.putRule(put -> put.name(RULE).eventBusName(BUS).eventPattern("{\"source\":[\"" + SOURCE + "\"]}"));
        Target target = Target.builder()
                .id("queue")
                .arn(queues.arn())
                .inputPath("$.detail")
                .build();
        events.putTargets(put -> put.rule(RULE).eventBusName(BUS).targets(target));
    }
}
