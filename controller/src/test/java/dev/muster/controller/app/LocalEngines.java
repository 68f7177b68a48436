package dev.muster.controller.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB's real engine and SQS in this process, on loopback. */
final class LocalEngines implements AutoCloseable {
    final int dynamoDbPort = freePort();
    final int sqsPort;
    private final DynamoDBProxyServer dynamoDb;
    private final SQSRestServer sqs;

    LocalEngines() {
        dynamoDb = startedDynamoDb(dynamoDbPort);
        sqs = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        sqsPort = sqs.waitUntilStarted().localAddress().getPort();
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
        sqs.stopAndWait();
        stopDynamoDb();
    }

    private static DynamoDBProxyServer startedDynamoDb(int port) {
        try {
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(
                    new String[] {"-inMemory", "-port", Integer.toString(port), "-disableTelemetry"});
            server.start();
            return server;
        } catch (Exception failure) {
            throw new IllegalStateException("DynamoDB Local does not start", failure);
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }
}
