package dev.muster.harness.local;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, the real engine, in this process and in memory. It is put together here because its own start listens
 * on all interfaces. One database whatever the caller's key and region, so that people's own credentials show the same
 * tables.
 */
final class LocalDynamoDb implements AutoCloseable {
    /** Longer than any client of a run keeps an idle connection, so that none is closed under a request. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private LocalDynamoDb(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /** Starts an empty engine on a free port of the loopback address. */
    static LocalDynamoDb start() {
        try {
            boolean inMemory = true;
            boolean shared = true;
            boolean slowTableChanges = false;
            LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(
                    new LocalDynamoDBRequestHandler(0, inMemory, null, shared, slowTableChanges), null);
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(new ContextHandler(handler, "/"));
            connector(server).setIdleTimeout(IDLE.toMillis());
            server.start();
            return new LocalDynamoDb(server, handler);
        } catch (Exception failed) {
            throw new IllegalStateException("DynamoDB Local did not start", failed);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector(server).getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
            handler.close();
        } catch (Exception failed) {
            throw new IllegalStateException("DynamoDB Local did not stop", failed);
        }
    }

    private static ServerConnector connector(Server server) {
        return (ServerConnector) server.getConnectors()[0];
    }
}
