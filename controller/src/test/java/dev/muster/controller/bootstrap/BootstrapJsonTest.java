package dev.muster.controller.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.model.demand.Capabilities;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BootstrapJsonTest {
    private static final String BODY = """
            {"agentId":"linux_1_1","publicKey":{"modulus":"bW9k","exponent":"AQAB"},
             "agentVersion":"4.260.0","osDescription":"Linux",
             "proof":{"method":"POST","url":"https://sts.eu-west-1.amazonaws.com/",
                      "headers":{"Host":["a"],"accept":["b","c"]},"body":"Action=X"}}""";

    private final BootstrapJson json = new BootstrapJson();

    @Test
    void a_call_is_read_as_posted() {
        assertThat(json.read(bytes(BODY))).isInstanceOfSatisfying(BootstrapJson.Posted.Understood.class, posted -> {
            assertThat(posted.call())
                    .isEqualTo(new BootstrapCall(
                            "linux_1_1",
                            "bW9k",
                            "AQAB",
                            "4.260.0",
                            "Linux",
                            new SignedRequest(
                                    "POST",
                                    "https://sts.eu-west-1.amazonaws.com/",
                                    Map.of("Host", List.of("a"), "accept", List.of("b", "c")),
                                    "Action=X")));
        });
    }

    @Test
    void unknown_fields_are_ignored() {
        String more = BODY.replaceFirst("\\{", "{\"memory\":[1,{\"x\":null}],");

        assertThat(json.read(bytes(more))).isEqualTo(json.read(bytes(BODY)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bodiesWithAFlaw")
    void a_flaw_is_named_by_its_path(String body, String sentence) {
        assertThat(json.read(bytes(body)))
                .isEqualTo(
                        new BootstrapJson.Posted.NotUnderstood(new BootstrapAnswer.Rejected(Refusal.BODY, sentence)));
    }

    static Stream<Arguments> bodiesWithAFlaw() {
        String noJson = "the body is not a JSON document as the contract wants it";
        return Stream.of(
                arguments(BODY.replace("\"linux_1_1\"", "7"), "$.agentId must be a string"),
                arguments(BODY.replace("\"AQAB\"", "null"), "$.publicKey.exponent must be a string"),
                arguments(BODY.replace("\"body\"", "\"text\""), "$.proof.body must be a string, but is missing"),
                arguments(
                        BODY.replace("{\"Host\":[\"a\"],\"accept\":[\"b\",\"c\"]}", "[]"),
                        "$.proof.headers must be an object"),
                arguments(BODY.replace("[\"a\"]", "\"a\""), "$.proof.headers.* must be a list of strings"),
                arguments(BODY.replace("[\"a\"]", "[1]"), "$.proof.headers.*[] must be a string"),
                arguments("[]", "$ must be an object"),
                arguments("null", "$ must be an object"),
                arguments("", "$ must be an object, but is missing"),
                arguments("{\"agentId\":", noJson),
                arguments("{\"agentId\":\"a\",\"agentId\":\"b\"}", noJson),
                arguments("[".repeat(100) + "]".repeat(100), noJson),
                arguments(" ".repeat(65_537), "the body is longer than 65536 bytes"));
    }

    @Test
    void the_identity_is_written_as_the_entrypoint_reads_it() {
        BootstrapReply reply = json.write(new BootstrapAnswer.Granted(
                new BootstrapAnswer.AgentSettings(7, "linux_1_1", 9, "Linux", "https://dev.azure.com/acme", "_work"),
                new BootstrapAnswer.AgentCredentials("client", "https://a.example/", "https://b.example/"),
                Capabilities.of(Map.of("maven", "3.9", "gpu", "a \"b\"")),
                List.of("A", "B")));

        assertThat(reply)
                .isEqualTo(new BootstrapReply(
                        200,
                        Optional.empty(),
                        "{\"agent\":{\"agentId\":7,\"agentName\":\"linux_1_1\",\"poolId\":9,\"poolName\":\"Linux\","
                                + "\"serverUrl\":\"https://dev.azure.com/acme\",\"workFolder\":\"_work\"},"
                                + "\"credentials\":{\"scheme\":\"OAuth\",\"data\":{\"clientId\":\"client\","
                                + "\"authorizationUrl\":\"https://a.example/\","
                                + "\"oauthEndpointUrl\":\"https://b.example/\"}},"
                                + "\"capabilities\":{\"gpu\":\"a \\\"b\\\"\",\"maven\":\"3.9\"},"
                                + "\"ignoreVariables\":[\"A\",\"B\"]}"));
    }

    @Test
    void not_now_is_a_503_with_a_time() {
        assertThat(json.write(new BootstrapAnswer.RetryLater(RetryCause.TASK_UNKNOWN, "not known yet")))
                .isEqualTo(new BootstrapReply(
                        503,
                        Optional.of(Duration.ofSeconds(2)),
                        "{\"error\":\"task-unknown\",\"message\":\"not known yet\"}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_has_its_status_and_code(Refusal refusal, int status, String code) {
        assertThat(json.write(new BootstrapAnswer.Rejected(refusal, "why")))
                .isEqualTo(new BootstrapReply(
                        status, Optional.empty(), "{\"error\":\"" + code + "\",\"message\":\"why\"}"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(Refusal.PUBLIC_KEY, 400, "public-key"),
                arguments(Refusal.PROOF_DATE, 403, "proof-date"),
                arguments(Refusal.OTHER_KEY, 409, "other-key"),
                arguments(Refusal.AGENT_OVER, 410, "agent-over"));
    }

    @Test
    void a_body_that_is_not_understood_is_counted() {
        BootstrapScene scene = new BootstrapScene();
        BootstrapExchange exchange = new BootstrapExchange(scene.protocol(), scene.counters);

        assertThat(exchange.post(bytes("{}")).status()).isEqualTo(400);
        assertThat(scene.counters.rejected(Refusal.BODY)).isEqualTo(1);
    }

    @Test
    void a_body_that_is_understood_is_answered() {
        BootstrapScene scene = new BootstrapScene();
        BootstrapExchange exchange = new BootstrapExchange(scene.protocol(), scene.counters);

        assertThat(exchange.post(bytes(BODY)).status()).isEqualTo(Refusal.PUBLIC_KEY.status());
        assertThat(scene.counters.rejected(Refusal.PUBLIC_KEY)).isEqualTo(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
