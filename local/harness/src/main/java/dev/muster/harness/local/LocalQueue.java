package dev.muster.harness.local;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** ElasticMQ in this process with the queue of task events and the one for messages that nobody could read. */
final class LocalQueue implements EventQueue {
    /** SQS API reference, SendMessageBatch. */
    private static final int MOST_IN_A_BATCH = 10;

    private static final Duration WAIT = Duration.ofMillis(20);

    /** A batch of them stays well below what SQS takes at once. */
    private static final int MOST_LETTERS = 50_000;

    private final SQSRestServer server;
    private final QueuePair queues;
    /** One thread keeps the order in which the bus delivers. */
    private final ExecutorService sender = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("bus-to-queue").factory());

    /** What was delivered while the last batch was on its way. */
    private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();

    private LocalQueue(SQSRestServer server, QueuePair queues) {
        this.server = server;
        this.queues = queues;
    }

    /** Starts the server on the given port, or on a free one for 0, and makes both queues. */
    static LocalQueue start(int port, String region) {
        TheSQSRestServerBuilder builder =
                SQSRestServerBuilder.withInterface("127.0.0.1").withAWSRegion(region);
        SQSRestServer server = (port == 0 ? builder.withDynamicPort() : builder.withPort(port)).start();
        URI uri = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        return new LocalQueue(server, QueuePair.make(uri, LocalClients.sqs(uri, region)));
    }

    @Override
    public QueuePair queues() {
        return queues;
    }

    /** Sends the message soon, after all that were delivered before; the bus must not wait for that. */
    @Override
    public void deliver(String body) {
        delivered.add(QueuePair.sendable(body));
        sender.execute(this::sendBatch);
    }

    /** One call takes with it what has come meanwhile; later ones may then find nothing left. */
    private void sendBatch() {
        List<String> bodies = new ArrayList<>();
        try {
            collect(bodies);
            if (bodies.size() > 1) {
                queues.client()
                        .sendMessageBatch(
                                request -> request.queueUrl(queues.queueUrl()).entries(entries(bodies)));
            } else {
                bodies.forEach(queues::send);
            }
        } catch (SqsException refused) {
            // One that the queue does not take keeps no other from it.
            bodies.forEach(queues::send);
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

    @Override
    public void close() {
        sender.shutdownNow();
        queues.client().close();
        // Waiting would take until the consumer's last long poll is over, though nobody listens to it any more.
        server.stopAndGetFuture().apply();
    }
}
