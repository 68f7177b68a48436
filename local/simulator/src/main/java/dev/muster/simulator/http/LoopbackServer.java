package dev.muster.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 that puts one handler on the wire, a virtual thread for each request. */
public final class LoopbackServer implements AutoCloseable {
    /** Many agents open their connections at once; a refused one would look like a fault nobody planted. */
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts a server on a free port; its name tells the tap which server it overhears. */
    public static LoopbackServer start(String name, RequestHandler handler, HttpTap tap) {
        return start(name, 0, handler, tap);
    }

    /** Starts a server on the given port, or on a free one for 0. */
    public static LoopbackServer start(String name, int port, RequestHandler handler, HttpTap tap) {
        // Without it the JDK's server sends head and body as two packets that wait 40 ms for each other.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // By default it closes idle connections after 30 s, just when clients send on them again: an unplanted fault.
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            HttpServer server = HttpServer.create(address, BACKLOG);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, name, handler, tap));
            server.start();
            return new LoopbackServer(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("the server " + name + " cannot listen on port " + port, e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Stops at once and interrupts the requests still being answered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, String name, RequestHandler handler, HttpTap tap)
            throws IOException {
        try (exchange) {
            HttpRequest request = read(exchange);
            HttpResponse response = handled(handler, request);
            tap.saw(name, request, response);
            write(exchange, response);
        }
    }

    private static HttpRequest read(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery();
        return new HttpRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                query == null ? "" : query,
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static HttpResponse handled(RequestHandler handler, HttpRequest request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            return HttpResponse.of(500, "text/plain", "The simulator failed: " + e);
        }
    }

    private static void write(HttpExchange exchange, HttpResponse response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
