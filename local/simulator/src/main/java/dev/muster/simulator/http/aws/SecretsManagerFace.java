package dev.muster.simulator.http.aws;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Secrets Manager with the one operation GetSecretValue, as AWS JSON 1.1. */
public final class SecretsManagerFace implements RequestHandler {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> secrets = new ConcurrentSkipListMap<>();

    /** The secret's text from now on. */
    public void put(String arn, String text) {
        secrets.put(arn, text);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.header("X-Amz-Target").orElse("").equals("secretsmanager.GetSecretValue")) {
            return error("UnknownOperationException");
        }
        try {
            String arn = JSON.readTree(request.body()).path("SecretId").asString("");
            String text = secrets.get(arn);
            return text == null
                    ? error("ResourceNotFoundException")
                    : json(200, JSON.createObjectNode().put("ARN", arn).put("SecretString", text));
        } catch (JacksonException malformed) {
            return error("SerializationException");
        }
    }

    private static HttpResponse error(String type) {
        return json(400, JSON.createObjectNode().put("__type", type));
    }

    private static HttpResponse json(int status, ObjectNode body) {
        return HttpResponse.of(status, "application/x-amz-json-1.1", body.toString());
    }
}
