package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations.Done;
import dev.muster.controller.loop.Registrations.NewRegistration;
import dev.muster.controller.loop.Registrations.Placeholder;
import dev.muster.controller.loop.Registrations.Registered;
import dev.muster.controller.testing.Canned;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AzureDevOpsRegistrationsTest {
    private static final InstallationId INSTALLATION = new InstallationId("abcd1234");
    private static final String AGENTS = "/acme/_apis/distributedtask/pools/7/agents";
    private static final NewRegistration NEW = new NewRegistration(
            "builds_501_1",
            INSTALLATION,
            "bW9kdWx1cw==",
            "AQAB",
            "4.260.0",
            "Linux 6.1",
            Capabilities.none().with("java", "25"));
    private static final String REGISTERED = """
            {"id":41,"name":"builds_501_1","authorization":{"clientId":"c1","authorizationUrl":"https://sts.example/x",
             "publicKey":{"exponent":"AQAB","modulus":"bW9kdWx1cw=="}},"createdOn":"2026-11-21T09:00:00Z"}""";

    @Test
    void a_pool_is_found_by_its_exact_name_ignoring_case() {
        String pools = """
                {"count":2,"value":[{"id":3,"name":"Linux Builds 2"},
                                    {"id":7,"name":"LINUX builds","isHosted":false,"poolType":"automation","size":4}]}""";
        try (Organization organization = new Organization(Canned.json(pools))) {
            assertThat(organization.registrations.find(organization.pool()))
                    .isEqualTo(Outcome.done(new PoolTarget(organization.pool(), 7)));
            assertThat(organization.server.onlyRequest().target())
                    .isEqualTo("/acme/_apis/distributedtask/pools?poolName=Linux%20Builds");
        }
    }

    @Test
    void a_pool_that_only_begins_alike_is_not_the_pool() {
        try (Organization organization =
                new Organization(Canned.json("{\"value\":[{\"id\":3,\"name\":\"Linux Builds 2\"}]}"))) {
            assertFault(organization.registrations.find(organization.pool()), CloudFault.Gone.class, "Linux Builds");
        }
    }

    @Test
    void a_pool_that_microsoft_hosts_cannot_be_served() {
        String hosted = "{\"value\":[{\"id\":3,\"name\":\"Linux Builds\",\"isHosted\":true}]}";
        try (Organization organization = new Organization(Canned.json(hosted))) {
            assertFault(organization.registrations.find(organization.pool()), CloudFault.Misconfigured.class, "hosts");
        }
    }

    @Test
    void agents_are_listed_with_their_requests_and_capabilities() {
        String agents = """
                {"count":2,"value":[
                 {"id":41,"name":"builds_501_1","version":"4.260.0","enabled":true,"status":"online",
                  "systemCapabilities":{"Agent.OS":"Linux","java":"21","Muster.Placeholder":"claimed by a scan"},
                  "userCapabilities":{"Muster.Installation":"abcd1234","JAVA":"25"},
                  "assignedRequest":{"requestId":501,"matchedAgents":[{"id":1}]},"lastCompletedRequest":{"requestId":400}},
                 {"id":42,"name":"muster-placeholder_builds_java_1","enabled":false,"status":"offline",
                  "userCapabilities":{"Muster.Installation":"abcd1234","Muster.Placeholder":"java"}}]}""";
        try (Organization organization = new Organization(Canned.json(agents))) {
            List<RegistrationSeen> seen =
                    AzureDevOpsJobRequestsTest.done(organization.registrations.list(organization.target()));
            assertThat(seen.getFirst().capabilities().get("java")).contains("25");
            assertThat(seen.getFirst())
                    .extracting(
                            RegistrationSeen::id,
                            RegistrationSeen::enabled,
                            RegistrationSeen::online,
                            RegistrationSeen::installation,
                            RegistrationSeen::placeholder,
                            RegistrationSeen::assigned,
                            RegistrationSeen::lastCompleted)
                    .containsExactly(41, true, true, "abcd1234", false, new RequestId(501), new RequestId(400));
            assertThat(seen.getLast())
                    .extracting(
                            RegistrationSeen::enabled,
                            RegistrationSeen::online,
                            RegistrationSeen::placeholder,
                            RegistrationSeen::assigned)
                    .containsExactly(false, false, true, null);
            assertThat(organization.server.onlyRequest().target())
                    .isEqualTo(AGENTS
                            + "?includeCapabilities=true&includeAssignedRequest=true&includeLastCompletedRequest=true");
        }
    }

    @Test
    void whose_a_registration_is_a_scan_cannot_say() {
        String agents =
                "{\"value\":[{\"id\":1,\"name\":\"x\",\"systemCapabilities\":{\"Muster.Installation\":\"abcd1234\"}}]}";
        try (Organization organization = new Organization(Canned.json(agents))) {
            assertThat(AzureDevOpsJobRequestsTest.done(organization.registrations.list(organization.target()))
                            .getFirst()
                            .installation())
                    .isNull();
        }
    }

    @Test
    void an_agent_is_registered_with_its_own_key() {
        try (Organization organization = new Organization(Canned.json(REGISTERED))) {
            assertThat(organization.registrations.register(organization.target(), NEW))
                    .isEqualTo(Outcome.done(new Registered(
                            41,
                            "c1",
                            "https://sts.example/x",
                            "https://sts.example/x",
                            organization.pool().organizationUrl().toString())));
            var request = organization.server.onlyRequest();
            assertThat(request.method() + " " + request.target()).isEqualTo("POST " + AGENTS);
            assertThat(tree(request.body())).isEqualTo(tree("""
                                    {"name":"builds_501_1","version":"4.260.0","maxParallelism":1,"provisioningState":"Provisioned",
                                     "systemCapabilities":{"Agent.Name":"builds_501_1","Agent.Version":"4.260.0","java":"25"},
                                     "osDescription":"Linux 6.1","enabled":true,
                                     "authorization":{"publicKey":{"exponent":"AQAB","modulus":"bW9kdWx1cw=="}},
                                     "userCapabilities":{"Muster.Installation":"abcd1234"}}"""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$type\":\"System.String\",\"$value\":\"http://inner:8080/tfs/acme\"}",
                "\"http://inner:8080/tfs/acme\""
            })
    void an_agent_connects_to_the_path_that_the_service_names_on_the_host_that_people_configured(String property) {
        String answer = REGISTERED.replace("\"id\":41", "\"id\":41,\"properties\":{\"ServerUrl\":" + property + "}");
        try (Organization organization = new Organization(Canned.json(answer))) {
            assertThat(AzureDevOpsJobRequestsTest.done(organization.registrations.register(organization.target(), NEW))
                            .serverUrl())
                    .isEqualTo(organization.server.url() + "/tfs/acme");
        }
    }

    @Test
    void a_taken_name_is_a_conflict() {
        try (Organization organization = new Organization(Canned.json(409, "{\"message\":\"exists\"}"))) {
            assertFault(
                    organization.registrations.register(organization.target(), NEW),
                    CloudFault.Conflict.class,
                    "exists");
        }
    }

    @Test
    void a_registration_whose_answer_makes_no_sense_may_have_happened() {
        try (Organization organization = new Organization(Canned.json("{\"id\":41}"))) {
            assertThat(organization.registrations.register(organization.target(), NEW))
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void an_interrupted_registration_of_ours_is_finished_under_its_id() {
        try (Organization organization = new Organization(agents("builds_501_1", true, "abcd1234"))) {
            organization.server.then(Canned.json(REGISTERED));
            assertThat(organization.registrations.registerAgain(organization.target(), NEW))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(organization.server.requests().getFirst().target())
                    .isEqualTo(AGENTS + "?agentName=builds_501_1&includeCapabilities=true");
            var replacement = organization.server.requests().getLast();
            assertThat(replacement.method() + " " + replacement.target()).isEqualTo("PUT " + AGENTS + "/41");
            assertThat(tree(replacement.body()).path("id").asInt()).isEqualTo(41);
        }
    }

    @Test
    void a_registration_that_is_not_there_cannot_be_finished() {
        try (Organization organization = new Organization(agents("BUILDS_501_1", true, "abcd1234"))) {
            assertFault(
                    organization.registrations.registerAgain(organization.target(), NEW), CloudFault.Gone.class, "");
        }
    }

    @Test
    void a_registration_of_somebody_else_is_left_alone() {
        try (Organization organization = new Organization(agents("builds_501_1", true, "somebody"))) {
            assertFault(
                    organization.registrations.registerAgain(organization.target(), NEW),
                    CloudFault.Conflict.class,
                    "not one of our agents");
            assertThat(organization.server.requests()).hasSize(1);
        }
    }

    @Test
    void a_cordoned_registration_is_never_enabled_again() {
        try (Organization organization = new Organization(agents("builds_501_1", false, "abcd1234"))) {
            assertThat(organization.registrations.registerAgain(organization.target(), NEW))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(organization.server.requests()).hasSize(1);
        }
    }

    @Test
    void a_registration_that_is_online_has_all_it_needs_and_keeps_its_key() {
        String online = """
                {"count":1,"value":[{"id":41,"name":"builds_501_1","enabled":true,"status":"online",
                 "userCapabilities":{"Muster.Installation":"abcd1234"}}]}""";
        try (Organization organization = new Organization(Canned.json(online))) {
            assertThat(organization.registrations.registerAgain(organization.target(), NEW))
                    .isEqualTo(new Outcome.Refused<>("the registration builds_501_1 is online already"));
            assertThat(organization.server.requests()).hasSize(1);
        }
    }

    @Test
    void a_cordon_disables_and_changes_nothing_else() {
        try (Organization organization = new Organization(Canned.json(REGISTERED))) {
            assertThat(organization.registrations.cordon(organization.target(), 41))
                    .isEqualTo(Outcome.done(Done.DONE));
            var request = organization.server.onlyRequest();
            assertThat(request.method() + " " + request.target()).isEqualTo("PATCH " + AGENTS + "/41");
            assertThat(request.body()).isEqualTo("{\"id\":41,\"enabled\":false}");
        }
    }

    @Test
    void what_is_gone_is_cordoned_and_deleted() {
        Canned gone = Canned.json(404, "{\"message\":\"no agent 41\",\"typeKey\":\"TaskAgentNotFoundException\"}");
        try (Organization organization = new Organization(gone, gone)) {
            assertThat(organization.registrations.cordon(organization.target(), 41))
                    .isEqualTo(Outcome.done(Done.DONE));
            assertThat(organization.registrations.delete(organization.target(), 41))
                    .isEqualTo(Outcome.done(Done.DONE));
        }
    }

    @Test
    void a_registration_is_deleted_by_its_id() {
        try (Organization organization = new Organization(Canned.empty(204))) {
            assertThat(organization.registrations.delete(organization.target(), 41))
                    .isEqualTo(Outcome.done(Done.DONE));
            var request = organization.server.onlyRequest();
            assertThat(request.method() + " " + request.target()).isEqualTo("DELETE " + AGENTS + "/41");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 500})
    void deleting_an_agent_with_a_job_is_refused(int status) {
        Canned refusal = Canned.json(status, "{\"message\":\"Agent x is running a job for pool y.\"}");
        try (Organization organization = new Organization(refusal)) {
            assertThat(organization.registrations.delete(organization.target(), 41))
                    .isEqualTo(new Outcome.Refused<>("Agent x is running a job for pool y."));
        }
    }

    @Test
    void a_placeholder_is_disabled_and_marked_and_satisfies_any_version() {
        Placeholder placeholder = new Placeholder(
                "muster-placeholder_builds_java_1",
                "java",
                INSTALLATION,
                Capabilities.none().with("java", "25"),
                "99.999.9");
        try (Organization organization = new Organization(Canned.json(REGISTERED), Canned.json(409, "{}"))) {
            assertThat(organization.registrations.addPlaceholder(organization.target(), placeholder))
                    .isEqualTo(Outcome.done(Done.DONE));
            assertThat(organization.registrations.addPlaceholder(organization.target(), placeholder))
                    .isEqualTo(Outcome.done(Done.DONE));
            JsonNode body = tree(organization.server.requests().getFirst().body());
            assertThat(body.path("enabled").asBoolean(true)).isFalse();
            assertThat(body.path("version").asString()).isEqualTo("99.999.9");
            assertThat(body.path("systemCapabilities").path("Agent.Version").asString())
                    .isEqualTo("99.999.9");
            assertThat(body.path("userCapabilities").has(Placeholder.CAPABILITY))
                    .isTrue();
            assertThat(body.path("userCapabilities").path("Muster.Installation").asString())
                    .isEqualTo("abcd1234");
            assertThat(body.has("authorization")).isFalse();
        }
    }

    private static Canned agents(String name, boolean enabled, String installation) {
        return Canned.json("{\"count\":1,\"value\":[{\"id\":41,\"name\":\"" + name + "\",\"enabled\":" + enabled
                + ",\"userCapabilities\":{\"Muster.Installation\":\"" + installation + "\"}}]}");
    }

    private static JsonNode tree(String json) {
        return JsonMapper.builder().build().readTree(json);
    }

    private static void assertFault(Outcome<?> outcome, Class<? extends CloudFault> kind, String sentence) {
        AzureDevOpsClientTest.assertFault(outcome, kind, sentence);
    }
}
