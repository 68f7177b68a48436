package dev.muster.simulator.http.aws;

import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import dev.muster.simulator.sts.TaskCredentials;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoint at which a container fetches its role's credentials: {@code GET /v2/credentials/<task id>} with the
 * container's own token as {@code Authorization}. The SDKs find it by {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}.
 */
public final class CredentialsFace implements RequestHandler {
    private final EcsRegion region;

    /** A face of the task roles of that region. */
    public CredentialsFace(EcsRegion region) {
        this.region = region;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        List<String> path = request.segments();
        boolean asksForCredentials = request.method().equals("GET")
                && path.size() == 3
                && path.subList(0, 2).equals(List.of("v2", "credentials"));
        if (!asksForCredentials) {
            return error(404, "NotFound", "There is nothing here but GET /v2/credentials/<task id>.");
        }
        return region.credentials(
                        path.getLast(), request.header("Authorization").orElse(""))
                .map(CredentialsFace::granted)
                .orElseGet(() -> error(403, "AccessDenied", "No running task of that id has that token and a role."));
    }

    private static HttpResponse granted(TaskCredentials credentials) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("RoleArn", credentials.roleArn())
                .put("AccessKeyId", credentials.accessKeyId())
                .put("SecretAccessKey", credentials.secretAccessKey())
                .put("Token", credentials.sessionToken())
                .put("Expiration", credentials.expiration().toString());
        return HttpResponse.of(200, "application/json", body.toString());
    }

    private static HttpResponse error(int status, String code, String message) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
        return HttpResponse.of(status, "application/json", body.toString());
    }
}
