package dev.muster.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.pool.AgentTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageScanTest {
    private static final String AGENT = "linux_4711_1";
    private static final String HOST = "ip-10-0-17-4.internal";

    private final Map<String, String> scan = new LinkedHashMap<>();

    @Test
    void tools_are_learned_by_name_only() {
        scan.put("maven", "/usr/share/maven/bin/mvn");
        scan.put("java", "21");

        assertThat(learned()).isEqualTo(Map.of("java", "learned", "maven", "learned"));
    }

    @Test
    void what_the_listener_says_of_itself_is_learned_with_its_value() {
        scan.put("Agent.OS", "Linux");
        scan.put("Agent.OSArchitecture", "ARM64");
        scan.put("Agent.OSVersion", "10.0.20348");
        scan.put("Agent.Version", "4.259.0");

        assertThat(learned()).isEqualTo(scan);
    }

    @Test
    void a_version_that_is_none_is_left_out() {
        scan.put("Agent.Version", "4.259.0\nof " + HOST);

        assertThat(learned()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Agent.Name",
                "Agent.ComputerName",
                "Agent.HomeDirectory",
                "Agent.Id",
                "agent.disableupdate",
                "AWS_REGION",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                "ECS_CONTAINER_METADATA_URI_V4",
                "MUSTER_AGENT_ID",
                "Muster.Installation",
                "AZP_URL",
                "VSO_AGENT_IGNORE",
                "VSTS_AGENT_INPUT_TOKEN",
                "HOSTNAME",
                "hostname",
                "HOME",
                "USER",
                "PATH",
                "TMPDIR",
                "PWD",
                "_",
            })
    void what_tells_of_the_host_the_task_or_the_agents_set_up_is_left_out(String name) {
        scan.put(name, "whatever");

        assertThat(learned()).isEmpty();
    }

    @Test
    void a_name_that_holds_the_agents_or_its_hosts_is_left_out() {
        scan.put("Agent.ComputerName", HOST);
        scan.put("cache-of-" + HOST, "1");
        scan.put(AGENT.toUpperCase(java.util.Locale.ROOT) + "_PORT", "1");

        assertThat(learned()).isEmpty();
    }

    @Test
    void what_the_template_declares_or_sets_is_not_its_images() {
        AgentTemplate template = Scene.templateOf("small", 0, "docker")
                .withVariables(Map.of("HTTP_PROXY_MODE", "on"), Map.of("FEED_TOKEN", "arn:secret"));
        scan.put("Docker", "27");
        scan.put("http_proxy_mode", "on");
        scan.put("FEED_TOKEN", "hunter2");
        scan.put("npm", "/usr/bin/npm");

        assertThat(learned(template)).isEqualTo(Map.of("npm", "learned"));
    }

    @Test
    void no_value_of_a_variable_is_taken_whatever_it_is_called() {
        scan.put("BUILD_PASSWORD", "hunter2");
        scan.put("JAVA_HOME_21_X64", "/opt/jdk");

        assertThat(learned().values()).containsOnly("learned");
    }

    @Test
    void an_image_with_thousands_of_names_is_learned_in_part_and_always_the_same() {
        IntStream.range(0, 3_000).forEach(number -> scan.put("TOOL_%04d".formatted(number), "1"));
        Map<String, String> reversed = new TreeMap<>(java.util.Comparator.reverseOrder());
        reversed.putAll(scan);

        Map<String, String> learned = learned();

        assertThat(learned).hasSize(ImageScan.MOST_NAMES).containsKey("TOOL_0000");
        assertThat(String.join("", learned.keySet())).hasSizeLessThanOrEqualTo(8_000);
        scan.clear();
        scan.putAll(reversed);
        assertThat(learned()).isEqualTo(learned);
    }

    @Test
    void names_that_nobody_could_demand_are_left_out() {
        scan.put("x".repeat(200), "1");
        scan.put("a=b", "1");
        scan.put(" padded", "1");
        scan.put("two\nlines", "1");

        assertThat(learned()).isEmpty();
    }

    @Test
    void registering_an_agent_is_no_scan_and_its_session_is() {
        Capabilities registered = Capabilities.none().with("Agent.Name", AGENT).with("Agent.Version", "4.259.0");

        assertThat(ImageScan.isScan(registered)).isFalse();
        assertThat(ImageScan.isScan(registered.with("Agent.HomeDirectory", "/azp")))
                .isTrue();
    }

    private Map<String, String> learned() {
        return learned(Scene.templateOf("small", 0));
    }

    private Map<String, String> learned(AgentTemplate template) {
        RegistrationSeen seen = new RegistrationSeen(
                7, AGENT, true, true, Capabilities.of(scan), Scene.OURS.value(), false, null, null);
        return ImageScan.learnedFrom(seen, template).asMap();
    }
}
