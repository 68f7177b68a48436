package dev.muster.controller.bootstrap;

import dev.muster.controller.bootstrap.BootstrapAnswer.AgentCredentials;
import dev.muster.controller.bootstrap.BootstrapAnswer.AgentSettings;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract between containers and controller. Unknown fields are ignored, so that a newer image may say more; known
 * ones must be there and of their type.
 */
public final class BootstrapJson {
    /** Largest body read. The web layer refuses longer ones unread. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final int DEEPEST = 16;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_BODY_BYTES)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** What a body turned out to be. */
    public sealed interface Posted {
        record Understood(BootstrapCall call) implements Posted {}

        record NotUnderstood(BootstrapAnswer.Rejected answer) implements Posted {}
    }

    /** Reads a posted body. */
    public Posted read(byte[] body) {
        try {
            return body.length > MAX_BODY_BYTES
                    ? notUnderstood("the body is longer than " + MAX_BODY_BYTES + " bytes")
                    : new Posted.Understood(call(JsonFields.of(mapper.readTree(body))));
        } catch (JsonFields.UnexpectedJson unexpected) {
            return notUnderstood(unexpected.sentence());
        } catch (JacksonException unreadable) {
            // The parser's own message may quote the body.
            return notUnderstood("the body is not a JSON document as the contract wants it");
        }
    }

    /** Writes an answer. */
    public BootstrapReply write(BootstrapAnswer answer) {
        return switch (answer) {
            case BootstrapAnswer.Granted granted ->
                new BootstrapReply(200, Optional.empty(), granted(granted).toString());
            case BootstrapAnswer.RetryLater later ->
                new BootstrapReply(
                        503, Optional.of(later.after()), error(later.cause().code(), later.why()));
            case BootstrapAnswer.Rejected(Refusal refusal, String sentence) ->
                new BootstrapReply(refusal.status(), Optional.empty(), error(refusal.code(), sentence));
        };
    }

    private static BootstrapCall call(JsonFields fields) {
        JsonFields key = fields.object("publicKey");
        JsonFields proof = fields.object("proof");
        return new BootstrapCall(
                fields.text("agentId"),
                key.text("modulus"),
                key.text("exponent"),
                fields.text("agentVersion"),
                fields.text("osDescription"),
                new SignedRequest(proof.text("method"), proof.text("url"), proof.lists("headers"), proof.text("body")));
    }

    private static Posted notUnderstood(String sentence) {
        return new Posted.NotUnderstood(new BootstrapAnswer.Rejected(Refusal.BODY, sentence));
    }

    private ObjectNode granted(BootstrapAnswer.Granted granted) {
        ObjectNode root = mapper.createObjectNode();
        settings(granted.agent(), root.putObject("agent"));
        ObjectNode credentials = root.putObject("credentials").put("scheme", "OAuth");
        credentials(granted.credentials(), credentials.putObject("data"));
        ObjectNode capabilities = root.putObject("capabilities");
        granted.capabilities().asMap().forEach(capabilities::put);
        ArrayNode ignored = root.putArray("ignoreVariables");
        granted.ignoreVariables().forEach(ignored::add);
        return root;
    }

    private static void settings(AgentSettings settings, ObjectNode node) {
        node.put("agentId", settings.agentId())
                .put("agentName", settings.agentName())
                .put("poolId", settings.poolId())
                .put("poolName", settings.poolName())
                .put("serverUrl", settings.serverUrl())
                .put("workFolder", settings.workFolder());
    }

    private static void credentials(AgentCredentials credentials, ObjectNode node) {
        node.put("clientId", credentials.clientId())
                .put("authorizationUrl", credentials.authorizationUrl())
                .put("oauthEndpointUrl", credentials.oauthEndpointUrl());
    }

    private String error(String code, String message) {
        return mapper.createObjectNode()
                .put("error", code)
                .put("message", message)
                .toString();
    }
}
