package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.sqs.SqsClientFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB's real engine and SQS in this process, on loopback. */
final class LocalEngines implements AutoCloseable {
    final int dynamoDbPort;
    final URI sqsEndpoint;
    final URI queueUrl;
    private Server dynamoDb;
    private final SQSRestServer sqs;
    private final SqsClient client;

    LocalEngines() {
        dynamoDb = startedDynamoDb(0);
        dynamoDbPort = ((ServerConnector) dynamoDb.getConnectors()[0]).getLocalPort();
        sqs = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        sqsEndpoint = URI.create(
                "http://127.0.0.1:" + sqs.waitUntilStarted().localAddress().getPort());
        client = SqsClientFactory.create(
                Region.EU_WEST_1,
                sqsEndpoint,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        queueUrl = URI.create(
                client.createQueue(create -> create.queueName("events")).queueUrl());
    }

    /** Puts a message on the queue and waits until somebody has received it, who then waits for more. */
    void awaitReceiver() {
        client.sendMessage(send -> send.queueUrl(queueUrl.toString()).messageBody("not an event"));
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (received() == 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(received()).isEqualTo(1);
    }

    private int received() {
        QueueAttributeName notVisible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return Integer.parseInt(client.getQueueAttributes(
                        get -> get.queueUrl(queueUrl.toString()).attributeNames(notVisible))
                .attributes()
                .getOrDefault(notVisible, "0"));
    }

    /** Starts an empty engine where the one before was. */
    void startDynamoDbAgain() {
        dynamoDb = startedDynamoDb(dynamoDbPort);
    }

    void stopDynamoDb() {
        try {
            dynamoDb.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("DynamoDB Local does not stop", failure);
        }
    }

    @Override
    public void close() {
        client.close();
        // Not waited for: it lets an abandoned long poll go on to its end.
        sqs.stopAndGetFuture();
        stopDynamoDb();
    }

    /** Put together here, because the engine's own start listens on all interfaces. */
    private static Server startedDynamoDb(int port) {
        try {
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server.setHandler(new ContextHandler(
                    new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, false, false), null),
                    "/"));
            server.start();
            return server;
        } catch (Exception failure) {
            throw new IllegalStateException("DynamoDB Local does not start", failure);
        }
    }
}
