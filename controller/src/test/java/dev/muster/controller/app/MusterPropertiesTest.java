package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class MusterPropertiesTest {
    private static final String URL = "https://muster.example/bootstrap/v1/agents";

    @Test
    void every_property_is_mapped() {
        assertThat(bind(everything())).isEqualTo(expected());
        assertThat(everything().keySet()).containsExactlyInAnyOrderElementsOf(names(MusterProperties.class, "muster"));
    }

    @Test
    void every_property_can_be_an_environment_variable() {
        Map<String, Object> variables = new LinkedHashMap<>();
        everything()
                .forEach((name, value) ->
                        variables.put(name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT), value));
        variables.remove("MUSTER_EVENTS_QUEUEURL");
        variables.put("MUSTER_EVENTS_QUEUE_URL", everything().get("muster.events.queue-url"));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        assertThat(Binder.get(environment)
                        .bind("muster", MusterProperties.class)
                        .get())
                .isEqualTo(expected());
    }

    @Test
    void what_is_not_said_has_its_default() {
        MusterProperties defaults = bind(Map.of("muster.bootstrap.url", URL));
        assertThat(defaults)
                .isEqualTo(new MusterProperties(
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60),
                        new MusterProperties.Tables("muster-", false),
                        new MusterProperties.Aws(
                                null, new MusterProperties.Endpoints(null, null, null, null, null, null)),
                        new MusterProperties.Ecs(20, 40, 20, 32, 10),
                        new MusterProperties.Events(null, null),
                        new MusterProperties.Bootstrap(URI.create(URL)),
                        new MusterProperties.Api(null, false),
                        new MusterProperties.Hooks(null),
                        new MusterProperties.Checks(null, Duration.ofMinutes(30)),
                        new MusterProperties.Entra(URI.create("https://login.microsoftonline.com")),
                        new MusterProperties.AzureDevOps(null)));
    }

    @Test
    void all_mistakes_are_named_at_once() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("muster.replica", "no spaces");
        wrong.put("muster.tables.prefix", "a/b");
        wrong.put("muster.poll-interval", "499ms");
        wrong.put("muster.sweep-interval", "0s");
        wrong.put("muster.aws.endpoints.ecs", "localhost");
        wrong.put("muster.ecs.revisions-to-keep", "0");
        wrong.put("muster.ecs.launches-per-second", "-1");
        wrong.put("muster.ecs.parallel-launches", "0");
        wrong.put("muster.hooks.secret", "too-short");
        wrong.put("muster.checks.key", "c2VjcmV0IGtleQ==");
        wrong.put("muster.checks.timeout", "25h");
        wrong.put("muster.entra.authority", "http://login.example");
        assertThatThrownBy(() -> bind(wrong))
                .rootCause()
                .hasMessageContaining("muster.replica must")
                .hasMessageContaining("muster.tables.prefix must")
                .hasMessageContaining("muster.poll-interval must be at least 500ms, was 499ms")
                .hasMessageContaining("muster.sweep-interval must")
                .hasMessageContaining("muster.aws.endpoints.ecs must be an http or https URL")
                .hasMessageContaining("muster.ecs.revisions-to-keep must be from 1 to 100, was 0")
                .hasMessageContaining("muster.ecs.launches-per-second must be from 0 (no limit) to 1000, was -1.0")
                .hasMessageContaining("muster.ecs.parallel-launches must be from 1 to 256, was 0")
                .hasMessageContaining("muster.hooks.secret must have at least 16 characters")
                .hasMessageContaining(
                        "muster.checks.key must be the ARN of a key in KMS, env:NAME or file:/absolute/path")
                .hasMessageNotContaining("c2VjcmV0IGtleQ==")
                .hasMessageContaining("muster.checks.timeout must be from 10s to 24h, was 90000s")
                .hasMessageContaining("muster.entra.authority gets client secrets, so it must be https")
                .hasMessageContaining("muster.bootstrap.url is missing");
    }

    @Test
    void the_token_is_never_printed() {
        assertThat(expected().toString()).doesNotContain("secret-token").doesNotContain("a-secret-of-hooks");
    }

    private static Map<String, String> everything() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("muster.replica", "replica-1");
        all.put("muster.poll-interval", "1s");
        all.put("muster.spec-interval", "2s");
        all.put("muster.sweep-interval", "3s");
        all.put("muster.tables.prefix", "test-");
        all.put("muster.tables.create", "true");
        all.put("muster.aws.region", "eu-north-1");
        all.put("muster.aws.endpoints.dynamodb", "http://127.0.0.1:1");
        all.put("muster.aws.endpoints.ecs", "http://127.0.0.1:2");
        all.put("muster.aws.endpoints.sqs", "http://127.0.0.1:3");
        all.put("muster.aws.endpoints.sts", "http://127.0.0.1:4");
        all.put("muster.aws.endpoints.secretsmanager", "http://127.0.0.1:5");
        all.put("muster.aws.endpoints.kms", "http://127.0.0.1:7");
        all.put("muster.hooks.secret", "a-secret-of-hooks");
        all.put("muster.checks.key", "env:CHECK_KEY");
        all.put("muster.checks.timeout", "4m");
        all.put("muster.entra.authority", "http://127.0.0.1:6");
        all.put("muster.azure-devops.certificate-authorities", "/etc/muster/authorities.pem");
        all.put("muster.ecs.revisions-to-keep", "4");
        all.put("muster.ecs.launches-per-second", "0");
        all.put("muster.ecs.task-calls-per-second", "80");
        all.put("muster.ecs.reads-per-second", "30.5");
        all.put("muster.ecs.parallel-launches", "64");
        all.put("muster.events.queue-url", "http://127.0.0.1:3/000000000000/events");
        all.put("muster.events.dead-letter-queue-url", "http://127.0.0.1:3/000000000000/dead");
        all.put("muster.bootstrap.url", URL);
        all.put("muster.api.token", "secret-token");
        all.put("muster.api.open-on-loopback", "true");
        return all;
    }

    private static MusterProperties expected() {
        return new MusterProperties(
                "replica-1",
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                new MusterProperties.Tables("test-", true),
                new MusterProperties.Aws(
                        "eu-north-1",
                        new MusterProperties.Endpoints(
                                URI.create("http://127.0.0.1:1"),
                                URI.create("http://127.0.0.1:2"),
                                URI.create("http://127.0.0.1:3"),
                                URI.create("http://127.0.0.1:4"),
                                URI.create("http://127.0.0.1:5"),
                                URI.create("http://127.0.0.1:7"))),
                new MusterProperties.Ecs(0, 80, 30.5, 64, 4),
                new MusterProperties.Events(
                        URI.create("http://127.0.0.1:3/000000000000/events"),
                        URI.create("http://127.0.0.1:3/000000000000/dead")),
                new MusterProperties.Bootstrap(URI.create(URL)),
                new MusterProperties.Api("secret-token", true),
                new MusterProperties.Hooks("a-secret-of-hooks"),
                new MusterProperties.Checks("env:CHECK_KEY", Duration.ofMinutes(4)),
                new MusterProperties.Entra(URI.create("http://127.0.0.1:6")),
                new MusterProperties.AzureDevOps(Path.of("/etc/muster/authorities.pem")));
    }

    private static MusterProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("muster", MusterProperties.class);
    }

    private static List<String> names(Class<?> type, String prefix) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            names.addAll(component.getType().isRecord() ? names(component.getType(), name) : List.of(name));
        }
        return names;
    }
}
