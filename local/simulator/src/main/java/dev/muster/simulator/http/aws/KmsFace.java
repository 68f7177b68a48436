package dev.muster.simulator.http.aws;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * KMS with the operations GenerateDataKey and Decrypt, as AWS JSON 1.1. What it calls encrypted is a number under which it
 * remembers the key, so that nobody learns a key from it who may not decrypt.
 */
public final class KmsFace implements RequestHandler {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int KEY_BYTES = 32;

    private final Map<String, DataKey> made = new ConcurrentSkipListMap<>();
    private final AtomicLong count = new AtomicLong();
    private volatile boolean denying;

    private record DataKey(String keyId, String context, String plain) {}

    /** Whether it refuses everybody from now on. */
    public void deny(boolean everybody) {
        denying = everybody;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (denying) {
            return error("AccessDeniedException");
        }
        try {
            JsonNode body = JSON.readTree(request.body());
            return switch (request.header("X-Amz-Target").orElse("")) {
                case "TrentService.GenerateDataKey" -> generate(body);
                case "TrentService.Decrypt" -> decrypt(body);
                default -> error("UnknownOperationException");
            };
        } catch (JacksonException malformed) {
            return error("SerializationException");
        }
    }

    private HttpResponse generate(JsonNode body) {
        String keyId = body.path("KeyId").asString("");
        String number = Long.toString(count.incrementAndGet());
        byte[] plain = new byte[KEY_BYTES];
        plain[0] = (byte) count.get();
        DataKey key = new DataKey(keyId, body.path("EncryptionContext").toString(), base64(plain));
        String blob = base64(("wrapped " + number).getBytes(StandardCharsets.UTF_8));
        made.put(blob, key);
        return json(
                200,
                JSON.createObjectNode()
                        .put("KeyId", keyId)
                        .put("CiphertextBlob", blob)
                        .put("Plaintext", key.plain()));
    }

    private HttpResponse decrypt(JsonNode body) {
        DataKey key = made.get(body.path("CiphertextBlob").asString(""));
        if (key == null || !key.context().equals(body.path("EncryptionContext").toString())) {
            return error("InvalidCiphertextException");
        }
        return key.keyId().equals(body.path("KeyId").asString(""))
                ? json(200, JSON.createObjectNode().put("KeyId", key.keyId()).put("Plaintext", key.plain()))
                : error("IncorrectKeyException");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static HttpResponse error(String type) {
        return json(400, JSON.createObjectNode().put("__type", type));
    }

    private static HttpResponse json(int status, ObjectNode body) {
        return HttpResponse.of(status, "application/x-amz-json-1.1", body.toString());
    }
}
