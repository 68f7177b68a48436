package dev.muster.harness.local;

import java.net.URI;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queues in LocalStack, with its EventBridge before them. Nobody but AWS may send events of the source {@code aws.ecs}
 * (EventBridge API reference, PutEvents), so each travels as the detail of an event of our own, and the rule passes on
 * nothing but that: what arrives is what ECS would have sent.
 */
final class LocalStackQueue implements EventQueue {
    static final String BUS = "muster-simulated";
    private static final String SOURCE = "muster.simulator";
    private static final String RULE = "task-events";
    private static final String QUEUE = "muster-events";
    private static final String DEAD_LETTERS = "muster-events-dead";
    private static final int RECEIVED_AT_MOST = 5;

    private final URI uri;
    private final SqsClient sqs;
    private final EventBridgeClient events;
    private final String deadLetterQueueUrl;
    private final String queueUrl;

    /** One thread keeps the order in which the bus delivers. */
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("bus-to-localstack").factory());

    private LocalStackQueue(URI uri, SqsClient sqs, EventBridgeClient events) {
        this.uri = uri;
        this.sqs = sqs;
        this.events = events;
        this.deadLetterQueueUrl =
                sqs.createQueue(create -> create.queueName(DEAD_LETTERS)).queueUrl();
        String redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                .formatted(attribute(deadLetterQueueUrl, QueueAttributeName.QUEUE_ARN), RECEIVED_AT_MOST);
        this.queueUrl = sqs.createQueue(create -> create.queueName(QUEUE)
                        .attributesWithStrings(Collections.singletonMap("RedrivePolicy", redrive)))
                .queueUrl();
        connect();
    }

    /** Makes queues, bus and rule in the LocalStack at that address. */
    static LocalStackQueue start(URI localStack, String region) {
        return new LocalStackQueue(
                localStack, LocalClients.sqs(localStack, region), LocalClients.eventBridge(localStack, region));
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public String queueUrl() {
        return queueUrl;
    }

    @Override
    public String deadLetterQueueUrl() {
        return deadLetterQueueUrl;
    }

    @Override
    public String arn() {
        return attribute(queueUrl, QueueAttributeName.QUEUE_ARN);
    }

    @Override
    public int depth() {
        return Integer.parseInt(attribute(queueUrl, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attribute(queueUrl, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    /** Sends the event soon, after all that were delivered before; what is no event goes straight to the queue. */
    @Override
    public void deliver(String body) {
        sender.execute(() -> {
            if (body.startsWith("{") && body.endsWith("}")) {
                throughEventBridge(body);
            } else {
                sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(body.isEmpty() ? " " : body));
            }
        });
    }

    @Override
    public void close() {
        sender.shutdownNow();
        events.close();
        sqs.close();
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
                .arn(attribute(queueUrl, QueueAttributeName.QUEUE_ARN))
                .inputPath("$.detail")
                .build();
        events.putTargets(put -> put.rule(RULE).eventBusName(BUS).targets(target));
    }

    private String attribute(String url, QueueAttributeName name) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }
}
