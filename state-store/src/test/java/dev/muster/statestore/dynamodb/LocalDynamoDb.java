package dev.muster.statestore.dynamodb;

import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * The real engine in this JVM, started once, with fresh tables for whoever asks.
 *
 * @param complaints what the stores complained of so far
 */
record LocalDynamoDb(DynamoDbClient client, StateTables tables, List<String> complaints) {
    private static final AtomicInteger TABLES_MADE = new AtomicInteger();

    static LocalDynamoDb empty() {
        StateTables tables = StateTables.withPrefix("test-" + TABLES_MADE.incrementAndGet() + "-");
        tables.createIfMissing(Engine.CLIENT);
        return new LocalDynamoDb(Engine.CLIENT, tables, new ArrayList<>());
    }

    Stores stores() {
        StoreComplaints complain = (item, why) -> complaints.add(item + ": " + why);
        return new Stores(
                new DynamoDbAgentStore(client, tables, complain),
                new DynamoDbFenceStore(client, tables, complain),
                new DynamoDbPoolStore(client, tables, complain),
                new DynamoDbDecisionLog(client, tables, complain),
                new DynamoDbImageStore(client, tables, complain));
    }

    List<Map<String, AttributeValue>> allState() {
        return client.scanPaginator(scan -> scan.tableName(tables.state())).items().stream()
                .toList();
    }

    Map<String, AttributeValue> item(StateKey key) {
        return client.getItem(get -> get.tableName(tables.state()).key(key.toAttributes()))
                .item();
    }

    static DynamoDbClient clientOf(int port) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(client -> client.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** The streams of the same engine. */
    static DynamoDbStreamsClient streams() {
        return Engine.STREAMS;
    }

    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    /**
     * Starts with the first use and ends with the JVM. Put together here, because the engine's own start listens on all
     * interfaces.
     */
    private static final class Engine {
        private static final int PORT = start();
        private static final DynamoDbClient CLIENT = clientOf(PORT);
        private static final DynamoDbStreamsClient STREAMS = DynamoDbStreamsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + PORT))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(client -> client.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();

        private static int start() {
            try {
                Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                server.setHandler(new ContextHandler(
                        new LocalDynamoDBServerHandler(
                                new LocalDynamoDBRequestHandler(0, true, null, false, false), null),
                        "/"));
                server.start();
                return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            } catch (Exception failure) {
                throw new IllegalStateException("DynamoDB Local does not start", failure);
            }
        }
    }
}
