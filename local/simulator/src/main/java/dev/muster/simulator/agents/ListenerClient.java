package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a listener says to the service, with a token it gets for its key and renews when it has run out. */
final class ListenerClient {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String NO_LOCK_TOKEN = "lockToken=00000000-0000-0000-0000-000000000000";
    private static final int UNAUTHORIZED = 401;

    private final Wire wire;
    private final AgentIdentity identity;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private volatile String token = "";

    ListenerClient(Wire wire, AgentIdentity identity, InstantSource clock, Supplier<UUID> ids) {
        this.wire = wire;
        this.identity = identity;
        this.clock = clock;
        this.ids = ids;
    }

    /** Opens a session; empty with the status if the service declines. */
    SessionTry openSession(String version, String osDescription, Capabilities capabilities)
            throws IOException, InterruptedException {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("ownerName", identity.agentName());
        body.putObject("agent")
                .put("id", identity.agentId())
                .put("name", identity.agentName())
                .put("version", version)
                .put("osDescription", osDescription);
        ObjectNode system = body.putObject("systemCapabilities");
        capabilities.values().forEach(system::put);
        Wire.Answer answer = call("POST", "/sessions", body.toString());
        return answer.status() == 200
                ? new SessionTry(200, json(answer).path("sessionId").asString())
                : new SessionTry(answer.status(), "");
    }

    /** How the service took the wish for a session. */
    record SessionTry(int status, String sessionId) {}

    /** One long poll; empty if nothing came. */
    Optional<JsonNode> nextMessage(String sessionId) throws IOException, InterruptedException {
        Wire.Answer answer = call("GET", "/messages?sessionId=" + sessionId, "");
        if (answer.status() >= 400) {
            throw new IOException("the poll for messages was answered with " + answer.status());
        }
        return answer.body().isEmpty() ? Optional.empty() : Optional.of(json(answer));
    }

    void deleteMessage(String sessionId, long messageId) throws IOException, InterruptedException {
        call("DELETE", "/messages/" + messageId + "?sessionId=" + sessionId, "");
    }

    /** False when the job is not this agent's any more. */
    boolean renew(long requestId) throws IOException, InterruptedException {
        return call("PATCH", "/jobrequests/" + requestId + "?" + NO_LOCK_TOKEN, "{}")
                        .status()
                == 200;
    }

    void finish(WireJob job, String result, boolean agentShuttingDown) throws IOException, InterruptedException {
        ObjectNode event = JsonMapper.shared()
                .createObjectNode()
                .put("name", "JobCompleted")
                .put("requestId", job.requestId())
                .put("jobId", job.jobId())
                .put("result", result)
                .put("agentShuttingDown", agentShuttingDown);
        authorized(
                "POST",
                "%s/%s/_apis/distributedtask/hubs/build/plans/%s/events"
                        .formatted(identity.serverUrl(), job.project(), job.planId()),
                event.toString());
    }

    void closeSession(String sessionId) throws IOException, InterruptedException {
        call("DELETE", "/sessions/" + sessionId, "");
    }

    private Wire.Answer call(String method, String path, String body) throws IOException, InterruptedException {
        String pool = "%s/_apis/distributedtask/pools/%d".formatted(identity.serverUrl(), identity.poolId());
        return authorized(method, pool + path, body);
    }

    private Wire.Answer authorized(String method, String url, String body) throws IOException, InterruptedException {
        if (token.isEmpty()) {
            token = freshToken();
        }
        Wire.Answer answer = wire.send(method, url, headers(), body);
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        token = freshToken();
        return wire.send(method, url, headers(), body);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json;api-version=7.1");
        headers.put("Content-Type", "application/json");
        return headers;
    }

    private String freshToken() throws IOException, InterruptedException {
        String assertion = SignedAssertion.of(
                identity.clientId(),
                identity.authorizationUrl(),
                identity.key(),
                ids.get().toString(),
                clock.instant());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        Wire.Answer answer = wire.send(
                "POST",
                identity.tokenUrl(),
                headers,
                "grant_type=client_credentials&client_assertion_type=%s&client_assertion=%s"
                        .formatted(encoded(ASSERTION_TYPE), encoded(assertion)));
        if (answer.status() != 200) {
            throw new IOException("no listener token: " + answer.status() + " " + answer.body());
        }
        return json(answer).path("access_token").asString();
    }

    private static JsonNode json(Wire.Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
