package dev.muster.harness.wire;

import dev.muster.simulator.agents.RoleCredentials;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.HttpTap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Overhears what credentials tasks are given, and holds agents up at two points: before they get their role's credentials
 * and so before they can prove who they are; and, registered already, before they get the token for their session.
 */
final class HeldAgents implements HttpTap {
    private final Map<String, RoleCredentials> credentials = new LinkedHashMap<>();
    private final Gate credentialsGate = new Gate();
    private final Gate tokenGate = new Gate();

    @Override
    public void saw(String server, HttpRequest request, HttpResponse response) {
        if (server.equals("credentials") && response.status() == 200) {
            keep(request.segments().getLast(), JsonMapper.shared().readTree(response.body()));
            credentialsGate.pass();
        } else if (server.equals("ado") && request.path().endsWith("/oauth2/token")) {
            tokenGate.pass();
        }
    }

    /** What the task of that ARN was given; waits for it. */
    RoleCredentials credentialsOf(String taskArn) {
        String taskId = taskArn.substring(taskArn.lastIndexOf('/') + 1);
        return Await.found("the credentials of " + taskId, () -> find(taskId));
    }

    /** Agents may now prove who they are. */
    void letProve() {
        credentialsGate.open();
    }

    /** Agents may now open their sessions. */
    void letListen() {
        tokenGate.open();
    }

    private synchronized void keep(String taskId, JsonNode given) {
        credentials.put(
                taskId,
                new RoleCredentials(
                        given.path("AccessKeyId").asString(),
                        given.path("SecretAccessKey").asString(),
                        given.path("Token").asString()));
    }

    private synchronized Optional<RoleCredentials> find(String taskId) {
        return Optional.ofNullable(credentials.get(taskId));
    }
}
