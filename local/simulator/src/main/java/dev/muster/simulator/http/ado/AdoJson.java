package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.LicenceUsage;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.ado.TokenAnswer;
import dev.muster.simulator.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The conventions all answers share: camelCase, lists wrapped with their count, nothing written for a null. */
final class AdoJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MEDIA_TYPE = "application/json; charset=utf-8; api-version=7.1";

    private AdoJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode read(String text) {
        return text.isEmpty() ? object() : JSON.readTree(text);
    }

    static HttpResponse ok(JsonNode body) {
        return answer(200, body);
    }

    static HttpResponse answer(int status, JsonNode body) {
        return HttpResponse.of(status, MEDIA_TYPE, JSON.writeValueAsString(body));
    }

    static HttpResponse list(List<? extends JsonNode> items) {
        ObjectNode wrapped = object().put("count", items.size());
        ArrayNode value = wrapped.putArray("value");
        items.forEach(value::add);
        return ok(wrapped);
    }

    static void putTime(ObjectNode node, String name, @Nullable Instant time) {
        if (time != null) {
            node.put(name, AdoTime.text(time));
        }
    }

    static ObjectNode pool(Pool pool, int size) {
        return object().put("id", pool.id())
                .put("name", pool.name())
                .put("isHosted", false)
                .put("isLegacy", false)
                .put("poolType", "automation")
                .put("size", size)
                .put("autoProvision", false)
                .put("autoUpdate", false)
                .put("options", "none");
    }

    static ObjectNode resourceUsage(LicenceUsage usage) {
        ObjectNode node = object().put("usedCount", usage.used());
        ObjectNode limit =
                node.putObject("resourceLimit").put("parallelismTag", "Private").put("isHosted", false);
        usage.total().ifPresent(total -> limit.put("totalCount", total));
        return node;
    }

    static ObjectNode token(TokenAnswer.Granted granted) {
        return object().put("access_token", granted.accessToken())
                .put("token_type", "bearer")
                .put("expires_in", granted.lifetime().toSeconds());
    }

    static ObjectNode denied(TokenAnswer.Denied denied) {
        return object().put("error", denied.error()).put("error_description", denied.description());
    }

    static ObjectNode connectionData(String organisation) {
        ObjectNode data = object().put("instanceId", organisation).put("deploymentType", "hosted");
        data.putObject("authenticatedUser").put("isActive", true);
        return data;
    }
}
