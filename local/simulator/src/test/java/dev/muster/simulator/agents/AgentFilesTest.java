package dev.muster.simulator.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AgentFilesTest {
    private static final AgentKeyPair KEY = AgentKeyPair.generate();
    private static final String ANSWER = """
            {"agent":{"agentId":7,"agentName":"a_1_1","poolId":3,"poolName":"builds","serverUrl":"http://h/acme",
            "workFolder":"_work"},"credentials":{"scheme":"OAuth","data":{"clientId":"c","authorizationUrl":"http://h/auth",
            "oauthEndpointUrl":"http://h/token"}},"capabilities":{"java":"a=b, c"},"ignoreVariables":["SECRET"]}
            """;

    private final AgentFiles files = AgentFiles.of(BootstrapGrant.parse(ANSWER), KEY);

    @Test
    void all_parameters_of_the_key_have_their_fixed_length() {
        JsonNode parameters = JsonMapper.shared().readTree(files.rsaParameters());
        Map<String, Integer> lengths = new LinkedHashMap<>();
        parameters
                .properties()
                .forEach(entry -> lengths.put(
                        entry.getKey(),
                        Base64.getDecoder().decode(entry.getValue().asString()).length));

        assertThat(lengths)
                .containsExactly(
                        Map.entry("d", 256),
                        Map.entry("dp", 128),
                        Map.entry("dq", 128),
                        Map.entry("exponent", 3),
                        Map.entry("inverseQ", 128),
                        Map.entry("modulus", 256),
                        Map.entry("p", 128),
                        Map.entry("q", 128));
    }

    @Test
    void the_files_alone_make_the_identity() {
        AgentIdentity identity = AgentIdentity.read(files);

        assertThat(identity.agentId()).isEqualTo(7);
        assertThat(identity.poolId()).isEqualTo(3);
        assertThat(identity.serverUrl()).isEqualTo("http://h/acme");
        assertThat(identity.authorizationUrl()).isEqualTo("http://h/auth");
        assertThat(identity.tokenUrl()).isEqualTo("http://h/token");
        assertThat(identity.key()).isEqualTo(KEY.privateKey());
        assertThat(identity.declared().value("java")).contains("a=b, c");
    }

    @Test
    void a_key_parameter_that_lost_its_leading_zeros_is_refused() {
        AgentFiles broken = new AgentFiles(
                files.agent(),
                files.credentials(),
                files.rsaParameters().replaceFirst("\"dp\":\"[^\"]*\"", "\"dp\":\"AQAB\""),
                files.capabilities());

        assertThatThrownBy(() -> AgentIdentity.read(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void variables_become_capabilities_unless_they_are_ignored_long_or_ours() {
        Environment environment = Environment.of(Map.of(
                "JAVA_HOME", "/jdk",
                "SECRET", "hush",
                "MUSTER_AGENT_ID", "a_1_1",
                "AWS_REGION", "eu-central-1",
                "LONG", "x".repeat(1024)));

        assertThat(environment.scanned(List.of("SECRET")).values()).containsOnlyKeys("JAVA_HOME");
    }

    @Test
    void nothing_that_is_printed_shows_the_key() {
        assertThat(files.toString() + AgentIdentity.read(files))
                .doesNotContain(JsonMapper.shared()
                        .readTree(files.rsaParameters())
                        .path("d")
                        .asString());
    }
}
