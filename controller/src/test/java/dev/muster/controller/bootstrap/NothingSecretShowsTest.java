package dev.muster.controller.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The session token and the signature of a proof are worth a role for some minutes: no text of ours holds them. */
class NothingSecretShowsTest {
    private static final String SECRET = "session-token-never-to-be-seen";

    @Test
    void carriers_do_not_show_what_they_carry() {
        SignedRequest request =
                new SignedRequest("POST", "https://x/" + SECRET, Map.of("authorization", List.of(SECRET)), SECRET);
        List<Object> carriers = List.of(
                request,
                new BootstrapCall("a", "m", "e", "1.0", "Linux", request),
                new CallerProof.Verdict.Acceptable(request),
                new BootstrapJson.Posted.Understood(new BootstrapCall("a", "m", "e", "1.0", "Linux", request)),
                new ProofHeaders(Map.of("authorization", SECRET)));

        assertThat(carriers)
                .allSatisfy(carrier -> assertThat(carrier.toString()).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void no_refusal_quotes_the_proof(Consumer<ProofDraft> edit) {
        BootstrapScene scene = BootstrapScene.withRunningAgent();
        TaskCredentials unknown = new TaskCredentials("ASIAEXAMPLEUNKNOWN", "k", SECRET, BootstrapScene.OWN.identity());
        Container container = scene.container().withCredentials(unknown);
        SignedRequest proof = container.draft(scene.now).edited(edit).signedBy(unknown);

        BootstrapAnswer answer = scene.answer(container.call(proof));

        assertThat(answer).isInstanceOf(BootstrapAnswer.Rejected.class);
        assertThat(answer.toString())
                .doesNotContain(SECRET)
                .doesNotContain("Signature=")
                .doesNotContain("ASIAEXAMPLE");
    }

    static Stream<Consumer<ProofDraft>> ways() {
        return Stream.of(
                draft -> {},
                draft -> draft.method = SECRET,
                draft -> draft.url = "https://" + SECRET,
                draft -> draft.body = SECRET,
                draft -> draft.header(SECRET, "x"),
                draft -> draft.header("host", SECRET),
                draft -> draft.header("content-type", SECRET),
                draft -> draft.header("x-amz-date", SECRET),
                draft -> draft.header("x-muster-binding", SECRET));
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void no_reply_quotes_a_body_that_is_not_understood(String body) {
        BootstrapScene scene = new BootstrapScene();

        BootstrapReply reply =
                new BootstrapExchange(scene.protocol(), scene.counters).post(body.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.toString()).doesNotContain(SECRET);
    }

    static Stream<String> brokenBodies() {
        return Stream.of(
                SECRET,
                "{\"" + SECRET + "\":1,\"" + SECRET + "\":2}",
                "{\"agentId\":" + SECRET + "}",
                "{\"publicKey\":{},\"proof\":{\"method\":\"\",\"url\":\"\",\"headers\":{\"" + SECRET + "\":1}}}",
                "{\"publicKey\":\"" + SECRET + "\"}");
    }
}
