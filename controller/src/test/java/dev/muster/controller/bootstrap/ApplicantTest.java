package dev.muster.controller.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicantTest {
    private static final String MODULUS = Container.KEY.modulus();

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("malformedCalls")
    void a_malformed_call_is_refused_before_anything_is_read(BootstrapCall call, Refusal expected) {
        BootstrapScene scene = BootstrapScene.withRunningAgent();
        scene.store.down = true;

        assertThat(scene.answer(call))
                .isInstanceOfSatisfying(
                        BootstrapAnswer.Rejected.class,
                        no -> assertThat(no.refusal()).isEqualTo(expected));
    }

    static Stream<Arguments> malformedCalls() {
        return Stream.of(
                arguments(call("", MODULUS, "AQAB", "4.1", "Linux"), Refusal.AGENT_ID),
                arguments(call("linux_0_1", MODULUS, "AQAB", "4.1", "Linux"), Refusal.AGENT_ID),
                arguments(call("../linux_1_1", MODULUS, "AQAB", "4.1", "Linux"), Refusal.AGENT_ID),
                arguments(call("linux_1_1", MODULUS, "Aw==", "4.1", "Linux"), Refusal.PUBLIC_KEY),
                arguments(call("linux_1_1", "", "AQAB", "4.1", "Linux"), Refusal.PUBLIC_KEY),
                arguments(call("linux_1_1", MODULUS, "AQAB", "4", "Linux"), Refusal.AGENT_VERSION),
                arguments(call("linux_1_1", MODULUS, "AQAB", "4.1-beta", "Linux"), Refusal.AGENT_VERSION),
                arguments(call("linux_1_1", MODULUS, "AQAB", "1.2.3.4.5", "Linux"), Refusal.AGENT_VERSION),
                arguments(call("linux_1_1", MODULUS, "AQAB", "4.1", ""), Refusal.OS_DESCRIPTION),
                arguments(call("linux_1_1", MODULUS, "AQAB", "4.1", "Linux\n"), Refusal.OS_DESCRIPTION),
                arguments(call("linux_1_1", MODULUS, "AQAB", "4.1", "L".repeat(257)), Refusal.OS_DESCRIPTION));
    }

    @Test
    void a_well_formed_call_is_read() {
        assertThat(Applicant.of(call("linux_s_7", MODULUS, "AQAB", "4.260.0", "Linux 6.1 (Amazon)")))
                .isInstanceOf(Applicant.Reading.WellFormed.class);
    }

    @ParameterizedTest
    @MethodSource("unfitModuli")
    void a_modulus_has_one_form_only(String modulus) {
        assertThat(AgentKey.parse(modulus, "AQAB")).isEmpty();
    }

    static Stream<String> unfitModuli() {
        byte[] bytes = Base64.getDecoder().decode(MODULUS);
        byte[] withoutHighBit = bytes.clone();
        withoutHighBit[0] &= 0x7f;
        return Stream.of(
                encoded(withoutHighBit),
                encoded(Arrays.copyOf(bytes, 255)),
                encoded(Arrays.copyOf(bytes, 257)),
                Base64.getUrlEncoder().encodeToString(bytes).replace('A', '_'),
                MODULUS.replace("=", ""),
                MODULUS + "\n",
                withStrayLastBits());
    }

    @Test
    void fingerprints_tell_keys_apart_and_never_change() {
        assertThat(Container.KEY.fingerprint())
                .hasSize(64)
                .isEqualTo(new AgentKey(MODULUS, "AQAB").fingerprint())
                .isNotEqualTo(Container.OTHER_KEY.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ecs:eu-west-1:123456789012:task/build/0123",
                "arn:aws-cn:ecs:cn-north-1:123456789012:task/0123"
            })
    void task_arns_of_both_forms_are_understood(String arn) {
        assertThat(TaskArn.parse(arn)).contains(new TaskArn("123456789012", "0123"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn:aws:ecs:eu-west-1:123456789012:service/build/0123",
                "arn:aws:ecs:eu-west-1:1:task/build/0123",
                "arn:aws:ecs:eu-west-1:123456789012:task/a/b/0123"
            })
    void other_arns_name_no_task(String arn) {
        assertThat(TaskArn.parse(arn)).isEmpty();
    }

    @Test
    void an_assumed_role_of_another_account_than_told_is_none() {
        assertThat(new CallerIdentity("210987654321", "arn:aws:sts::123456789012:assumed-role/agents/x").assumedRole())
                .isEmpty();
    }

    private static BootstrapCall call(String agent, String modulus, String exponent, String version, String os) {
        return new BootstrapCall(
                agent,
                modulus,
                exponent,
                version,
                os,
                new SignedRequest("POST", "", Map.<String, List<String>>of(), ""));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The last character before the padding carries four bits that decode to nothing. */
    private static String withStrayLastBits() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int last = MODULUS.length() - 3;
        char stray = alphabet.charAt(alphabet.indexOf(MODULUS.charAt(last)) + 1);
        return MODULUS.substring(0, last) + stray + MODULUS.substring(last + 1);
    }
}
