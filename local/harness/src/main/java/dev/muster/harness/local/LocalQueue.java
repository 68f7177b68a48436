package dev.muster.harness.local;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** ElasticMQ in this process with the queue of task events and the one for messages that nobody could read. */
final class LocalQueue implements EventQueue {
    private static final String QUEUE = "muster-events";
    private static final String DEAD_LETTERS = "muster-events-dead";
    private static final int RECEIVED_AT_MOST = 5;

    /** SQS API reference, SendMessageBatch. */
    private static final int MOST_IN_A_BATCH = 10;

    private static final Duration WAIT = Duration.ofMillis(20);

    /** A batch of them stays well below what SQS takes at once. */
    private static final int MOST_LETTERS = 50_000;

    private final SQSRestServer server;
    private final URI uri;
    private final SqsClient client;
    private final String deadLetterQueueUrl;
    private final String queueUrl;
    /** One thread keeps the order in which the bus delivers. */
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("bus-to-queue").factory());

    /** What was delivered while the last batch was on its way. */
    private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();

    private LocalQueue(SQSRestServer server, URI uri, SqsClient client, String deadLetterQueueUrl, String queueUrl) {
        this.server = server;
        this.uri = uri;
        this.client = client;
        this.deadLetterQueueUrl = deadLetterQueueUrl;
        this.queueUrl = queueUrl;
    }

    /** Starts the server on the given port, or on a free one for 0, and makes both queues. */
    static LocalQueue start(int port, String region) {
        TheSQSRestServerBuilder builder =
                SQSRestServerBuilder.withInterface("127.0.0.1").withAWSRegion(region);
        SQSRestServer server = (port == 0 ? builder.withDynamicPort() : builder.withPort(port)).start();
        URI uri = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        SqsClient client = LocalClients.sqs(uri, region);
        String dead =
                client.createQueue(request -> request.queueName(DEAD_LETTERS)).queueUrl();
        return new LocalQueue(server, uri, client, dead, makeQueue(client, dead));
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
        return attribute(client, queueUrl, QueueAttributeName.QUEUE_ARN);
    }

    /** How many messages wait or are being worked on, about. */
    @Override
    public int depth() {
        return client
                .getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** Sends the message soon, after all that were delivered before; the bus must not wait for that. */
    @Override
    public void deliver(String body) {
        // SQS takes no empty message; the bus may be told to send one.
        String sendable = body.isEmpty() ? " " : body;
        delivered.add(sendable);
        sender.execute(this::sendBatch);
    }

    /** One call takes with it what has come meanwhile; later ones may then find nothing left. */
    private void sendBatch() {
        List<String> bodies = new ArrayList<>();
        try {
            collect(bodies);
            if (bodies.size() > 1) {
                client.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries(bodies)));
            } else {
                bodies.forEach(this::sendOne);
            }
        } catch (SqsException refused) {
            // One that the queue does not take keeps no other from it.
            bodies.forEach(this::sendOne);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** A batch that is not full waits a little, as EventBridge takes its time: a call for each event costs ten times as much. */
    private void collect(List<String> bodies) throws InterruptedException {
        int letters = 0;
        String next = delivered.poll();
        while (next != null) {
            bodies.add(next);
            letters += next.length();
            next = bodies.size() < MOST_IN_A_BATCH && letters < MOST_LETTERS
                    ? delivered.poll(WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    : null;
        }
    }

    private static List<SendMessageBatchRequestEntry> entries(List<String> bodies) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (String body : bodies) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(body)
                    .build());
        }
        return entries;
    }

    private void sendOne(String body) {
        client.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    }

    @Override
    public void close() {
        sender.shutdownNow();
        client.close();
        // Waiting would take until the consumer's last long poll is over, though nobody listens to it any more.
        server.stopAndGetFuture().apply();
    }

    private static String makeQueue(SqsClient client, String dead) {
        String deadArn = attribute(client, dead, QueueAttributeName.QUEUE_ARN);
        String redrive =
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}".formatted(deadArn, RECEIVED_AT_MOST);
        return client.createQueue(request -> request.queueName(QUEUE)
                        .attributesWithStrings(Collections.singletonMap("RedrivePolicy", redrive)))
                .queueUrl();
    }

    private static String attribute(SqsClient client, String url, QueueAttributeName name) {
        return client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }
}
