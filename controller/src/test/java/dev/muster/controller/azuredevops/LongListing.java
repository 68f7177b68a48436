package dev.muster.controller.azuredevops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A server that writes a queue as long as it is wanted, never holding more of it than a row. */
final class LongListing implements AutoCloseable {
    /** As many different sets of demands as a large organisation may have. */
    static final int DEMAND_SETS = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int rows;
    private final int rowsBeforeBreak;
    private final boolean packed;
    private final byte[] agents;

    /** @param rowsBeforeBreak after so many the connection ends; as many as there are rows for a whole answer */
    LongListing(int rows, int agentsOfEach, int rowsBeforeBreak, boolean packed) {
        this.rows = rows;
        this.rowsBeforeBreak = rowsBeforeBreak;
        this.packed = packed;
        this.agents = agents(agentsOfEach).getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI organization() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/acme");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            if (packed) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(200, 0);
            OutputStream wire = exchange.getResponseBody();
            try (OutputStream body = packed ? new GZIPOutputStream(wire, 1 << 16) : wire) {
                write(body);
            }
        }
    }

    private void write(OutputStream body) throws IOException {
        body.write(("{\"count\":" + rows + ",\"value\":[").getBytes(StandardCharsets.UTF_8));
        for (int row = 0; row < rows; row++) {
            if (row == rowsBeforeBreak) {
                throw new IOException("the connection breaks");
            }
            body.write(((row == 0 ? "" : ",") + head(row)).getBytes(StandardCharsets.UTF_8));
            body.write(agents);
            body.write("]}".getBytes(StandardCharsets.UTF_8));
        }
        body.write("]}".getBytes(StandardCharsets.UTF_8));
    }

    private static String head(int row) {
        return """
                {"requestId":%d,"queueTime":"2026-11-21T09:00:00.1234567Z","serviceOwner":"00025394-6065-48ca-87d9-7f5672854ef7",\
                "planType":"Build","jobName":"Compile %d","demands":["team -equals %d","Agent.Version -gtVersion 2.182.1"],\
                "definition":{"id":12,"name":"nightly %d"},"matchedAgents":[""".formatted(row + 1, row, row % DEMAND_SETS, row);
    }

    private static String agents(int count) {
        StringBuilder all = new StringBuilder();
        for (int agent = 1; agent <= count; agent++) {
            all.append(agent == 1 ? "" : ",").append(agent(agent));
        }
        return all.toString();
    }

    private static String agent(int id) {
        return """
            {"_links":{"self":{"href":"https://dev.azure.com/acme/_apis/distributedtask/pools/7/agents/%1$d"},\
            "web":{"href":"https://dev.azure.com/acme/_settings/agentpools?view=jobs&poolId=7&agentId=%1$d"}},\
            "id":%1$d,"name":"linux_%1$d_1","version":"4.255.0","osDescription":"Linux 6.1.0-amazon","enabled":true,\
            "status":"online","provisioningState":"Provisioned","accessPoint":"CodexAccessMapping"}""".formatted(id);
    }
}
