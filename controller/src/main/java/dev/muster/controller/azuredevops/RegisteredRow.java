package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.Registrations.Registered;
import dev.muster.model.pool.AzureDevOpsPool;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The answer to a registration while it is read. */
final class RegisteredRow {
    private final URI organizationUrl;
    private @Nullable Integer id;
    private Map<String, String> authorization = new TreeMap<>();
    private @Nullable String serverUrl;

    private RegisteredRow(URI organizationUrl) {
        this.organizationUrl = organizationUrl;
    }

    static Registered read(JsonWalk json, URI organizationUrl) {
        RegisteredRow row = new RegisteredRow(organizationUrl);
        json.fields(name -> row.take(name, json));
        return row.finished(json);
    }

    private void take(String field, JsonWalk json) {
        switch (field) {
            case "id" -> id = Math.toIntExact(json.number());
            case "authorization" -> authorization = json.texts();
            case "properties" -> json.fields(name -> takeProperty(name, json));
            default -> {
                // Unknown, or of no use to us.
            }
        }
    }

    /** Properties carry their type along: {@code {"$type":"System.String","$value":"..."}}. */
    private void takeProperty(String name, JsonWalk json) {
        if (name.equals("ServerUrl")) {
            serverUrl = json.isObject() ? json.texts().get("$value") : json.text();
        }
    }

    private Registered finished(JsonWalk json) {
        String clientId = authorization.get("clientId");
        String authorizationUrl = authorization.get("authorizationUrl");
        if (id == null || clientId == null || authorizationUrl == null) {
            throw json.misunderstood("a registration without id or authorization");
        }
        return new Registered(id, clientId, authorizationUrl, tokenUrl(json, authorizationUrl), connectTo(json));
    }

    private String connectTo(JsonWalk json) {
        return serverUrl == null || serverUrl.isBlank() ? organizationUrl.toString() : reachable(json, serverUrl);
    }

    /** On Services tokens come from the very URL that assertions are addressed to; a server may not be reached by it. */
    private String tokenUrl(JsonWalk json, String authorizationUrl) {
        return AzureDevOpsPool.isOfServer(organizationUrl) ? reachable(json, authorizationUrl) : authorizationUrl;
    }

    /**
     * The server's own name for itself may be one that only it can resolve, so the agent takes the path from it and keeps
     * the host that people configured (azure-pipelines-agent, ConfigurationManager).
     */
    private String reachable(JsonWalk json, String address) {
        try {
            URI named = new URI(address);
            return new URI(organizationUrl.getScheme(), organizationUrl.getAuthority(), named.getPath(), null, null)
                    .toString();
        } catch (URISyntaxException odd) {
            throw json.misunderstood("an address was expected");
        }
    }
}
