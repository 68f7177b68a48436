package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.local.LocalClouds;
import dev.muster.harness.local.LocalPorts;
import dev.muster.harness.local.LocalSettings;
import dev.muster.simulator.ado.PlannedCheck;
import dev.muster.simulator.agents.KeyRing;
import dev.muster.simulator.agents.WireFleet;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class NothingSecretLeaksTest {
    private static final String SECRET = "DEPLOY_TOKEN";
    private static final String SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:deploy/token-Zq7XwT";
    private static final String HOOK_SECRET = "hooks-secret-Kd93mvQ2";
    private static final String CHECK_KEY =
            Base64.getEncoder().encodeToString("a key of 32 bytes, for a check..".getBytes(StandardCharsets.UTF_8));
    private static final String SOME_PLACE = "sts POST / response";

    private static final Recording recording = new Recording();
    private static final List<RSAPrivateCrtKey> keys = keys(3);
    private static final Needle secretValue = Needle.ofText("the secret's value", WireFleet.secretValue(SECRET));
    private static final Needle secretArn = Needle.ofText("the secret's ARN", SECRET_ARN);

    @TempDir
    private static Path directory;

    private static Needle jobToken = Needle.ofText("not drawn yet", "not drawn yet");
    private static Needle poolCredential = Needle.ofText("not read yet", "not read yet");

    /** One run, of which all that was said is kept. */
    @BeforeAll
    static void record() throws IOException {
        LocalSettings settings = LocalSettings.brisk(1, LocalPorts.ANY, KeyRing.of(keys));
        try (Printed printed = new Printed()) {
            try (WireRun run = WireRun.clouds(settings.heardBy(recording))) {
                poolCredential = Needle.ofText(
                        "the pool credential",
                        Files.readString(run.clouds().endpoints().adoCredential()));
                run.table()
                        .edit(
                                LINUX,
                                "SET spec.templates[0].secrets = :secrets",
                                Collections.singletonMap(
                                        ":secrets",
                                        AttributeValue.fromM(
                                                Collections.singletonMap(SECRET, AttributeValue.fromS(SECRET_ARN)))));
                Map<String, String> properties = new LinkedHashMap<>();
                properties.put("muster.hooks.secret", HOOK_SECRET);
                properties.put("muster.checks.key", "file:" + Files.writeString(directory.resolve("key"), CHECK_KEY));
                properties.put("logging.level.dev.muster", "trace");
                run.startController(properties);
                serveSomeJobs(run);
                askBeforeAStage(run);
                noteItems(run, LocalClouds.TABLES.pools());
                noteItems(run, LocalClouds.TABLES.state());
            }
            recording.note("printed", printed.text());
        }
    }

    @Test
    void every_hop_was_overheard() {
        assertThat(recording.places())
                .contains(
                        "controller POST /bootstrap/v1/agents request",
                        "controller POST /bootstrap/v1/agents response",
                        "controller GET /api/v1/pools response",
                        "controller GET /api/v1/pools/linux/snapshot response",
                        "credentials GET /v2/credentials/{id} response",
                        "dynamodb TransactWriteItems AGENT CLAIM FENCE muster-state request",
                        "ecs RunTask request",
                        "ecs RegisterTaskDefinition request",
                        "item muster-pools",
                        "item muster-state AGENT",
                        "printed",
                        "sqs ReceiveMessage response",
                        "sts POST / request");
        assertThat(recording.placesOf(Needle.ofText("a line of the log", "is in force")))
                .contains("printed");
        assertThat(recording.placesOf(
                        Needle.ofInteger("a public key", keys.getFirst().getModulus())))
                .contains("controller POST /bootstrap/v1/agents request")
                .anyMatch(place -> place.startsWith("ado POST"));
    }

    @Test
    void the_pool_credential_is_shown_to_azure_devops_only_and_only_as_authorization() {
        assertThat(recording.placesOf(poolCredential))
                .isNotEmpty()
                .allMatch(place -> place.startsWith("ado ") && place.endsWith(" Authorization"))
                .as("none of the calls that agents make")
                .noneMatch(place -> place.contains("/sessions")
                        || place.contains("/messages")
                        || place.contains("/oauth2")
                        || place.contains("/events")
                        || place.startsWith("ado PATCH /acme/_apis/distributedtask/pools/{id}/jobrequests"));
    }

    @Test
    void a_templates_secret_is_named_where_it_is_declared_and_told_nowhere() {
        assertThat(recording.placesOf(Needle.ofText("the secret's name", SECRET)))
                .as("the container is told to hide it from its listener, which would show it as a capability")
                .contains("controller POST /bootstrap/v1/agents response");
        assertThat(recording.placesOf(secretValue)).isEmpty();
        assertThat(recording.placesOf(secretArn))
                .contains("ecs RegisterTaskDefinition request", "item muster-pools")
                .isSubsetOf(
                        "ecs RegisterTaskDefinition request",
                        "ecs RegisterTaskDefinition response",
                        "item muster-pools",
                        "item muster-state SPEC",
                        "dynamodb Scan muster-pools response",
                        "dynamodb PutItem SPEC muster-state request",
                        "controller GET /api/v1/pools/linux response");
    }

    @Test
    void the_secret_of_hooks_is_seen_only_where_hooks_and_checks_show_it() {
        assertThat(recording.placesOf(Needle.ofText("the secret of hooks", HOOK_SECRET)))
                .contains("controller POST /hooks/azure-devops/events request")
                .isSubsetOf(
                        "controller POST /hooks/azure-devops/events request",
                        "controller POST /hooks/azure-devops/checks/linux request");
    }

    @Test
    void the_key_that_seals_the_tokens_of_checks_is_seen_nowhere() {
        assertThat(recording.placesOf(Needle.ofText("the key of checks", CHECK_KEY)))
                .isEmpty();
    }

    @Test
    void the_token_of_a_waiting_check_goes_back_to_its_plan_and_nowhere_else() {
        assertThat(recording.placesOf(jobToken))
                .contains("controller POST /hooks/azure-devops/checks/linux request")
                .anyMatch(place -> place.startsWith("ado ") && place.contains("/plans/"))
                .allMatch(place -> place.equals("controller POST /hooks/azure-devops/checks/linux request")
                        || (place.startsWith("ado ") && place.contains("/plans/") && place.endsWith(" Authorization")));
    }

    @Test
    void no_part_of_any_agents_private_key_is_seen_anywhere() {
        for (Needle part : privateParts()) {
            assertThat(recording.placesOf(part)).as(part.name()).isEmpty();
        }
    }

    @Test
    void whatever_is_planted_in_one_body_in_any_form_is_found_there() {
        List<Needle> all = new ArrayList<>(privateParts().subList(0, 7));
        Collections.addAll(all, poolCredential, jobToken, secretValue, secretArn);
        for (Needle needle : all) {
            for (String form : needle.forms()) {
                Recording planted = recording.withPlanted(SOME_PLACE, form);
                assertThat(planted.placesOf(needle)).as(needle.name()).containsExactly(SOME_PLACE);
            }
        }
    }

    private static void serveSomeJobs(WireRun run) {
        List<Long> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jobs.add(run.queueJob(LINUX, Duration.ofSeconds(1), "java"));
        }
        run.api().get("/api/v1/pools");
        run.api().pool(LINUX);
        Await.until("a job runs", () -> run.job(jobs.getFirst()).assignedAt() != null);
        run.api().pool(LINUX);
        run.api().get("/api/v1/pools/linux/snapshot");
        run.awaitAllServedAndNothingLeft();
        jobs.forEach(job -> run.api().get("/api/v1/pools/linux/jobs/" + job));
        run.api().get("/api/v1/pools/linux/jobs/999999");
        run.api().post("/bootstrap/v1/agents", "{\"agentId\":\"linux_1_1\"}");
    }

    /** A hook's event, a check that is answered at once, and one that is called back. */
    private static void askBeforeAStage(WireRun run) {
        URI organisation = run.clouds().endpoints().organisation();
        URI door = run.bootstrapUrl().resolve("/hooks/azure-devops/checks/");
        try (CheckCaller caller = new CheckCaller(door, HOOK_SECRET, organisation)) {
            assertThat(caller.event("ms.vss-pipelines.job-state-changed-event")).isEqualTo(204);
            assertThat(caller.ask(LINUX).verdict()).isEqualTo("pass");
            PlannedCheck check = run.clouds().organisation().checks().begin();
            jobToken = Needle.ofText("the token of a job that waits for a check", check.token());
            assertThat(caller.askLater(LINUX, check).status()).isEqualTo(200);
            Await.until(
                    "the check is told",
                    () -> !run.clouds().organisation().checks().callbacks().isEmpty());
        }
    }

    private static void noteItems(WireRun run, String table) {
        for (Map<String, AttributeValue> item : run.table().items(table)) {
            AttributeValue sortKey = item.get("sk");
            String kind = sortKey == null ? "" : " " + sortKey.s().replaceFirst("[^A-Z].*", "");
            recording.note("item " + table + kind.stripTrailing(), item.toString());
        }
    }

    private static List<Needle> privateParts() {
        List<Needle> parts = new ArrayList<>();
        for (RSAPrivateCrtKey key : keys) {
            parts.add(Needle.ofBytes("DER", key.getEncoded()));
            parts.add(Needle.ofInteger("d", key.getPrivateExponent()));
            parts.add(Needle.ofInteger("p", key.getPrimeP()));
            parts.add(Needle.ofInteger("q", key.getPrimeQ()));
            parts.add(Needle.ofInteger("dp", key.getPrimeExponentP()));
            parts.add(Needle.ofInteger("dq", key.getPrimeExponentQ()));
            parts.add(Needle.ofInteger("qi", key.getCrtCoefficient()));
        }
        return parts;
    }

    private static List<RSAPrivateCrtKey> keys(int count) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            List<RSAPrivateCrtKey> made = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                made.add((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
            }
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }
}
