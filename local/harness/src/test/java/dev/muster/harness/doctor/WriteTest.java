package dev.muster.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.AgentId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --write} makes, and that it is gone afterwards. */
class WriteTest {
    private static final String[] WORDS = {"--pool", "linux", "--write"};

    private static DoctorScene scene;

    @BeforeAll
    static void start() {
        scene = new DoctorScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void heal() {
        scene.heal();
    }

    @Test
    void what_it_registers_is_disabled_and_never_has_the_name_of_an_agent() {
        Queue<JsonNode> made = new ConcurrentLinkedQueue<>();
        scene.spoil((server, request, real) -> {
            if (request.method().equals("POST") && request.path().endsWith("/agents")) {
                made.add(JsonMapper.shared().readTree(request.body()));
            }
            return real.get();
        });

        scene.examine(WORDS);

        assertThat(made).hasSize(2);
        assertThat(made).allSatisfy(body -> {
            assertThat(body.path("enabled").asBoolean(true)).isFalse();
            assertThat(AgentId.parse(body.path("name").asString(""))).isEmpty();
        });
    }

    @Test
    void a_removal_that_is_refused_at_first_is_tried_again() {
        List<String> before = scene.registered();
        AtomicInteger refused = new AtomicInteger();
        scene.spoil((server, request, real) -> request.method().equals("DELETE")
                        && request.path().contains("/agents/")
                        && refused.getAndIncrement() < 3
                ? Spoil.json(409, "{\"message\":\"Agent is running a job for pool 1.\"}")
                : real.get());

        Examined examined = scene.examine(WORDS);

        assertThat(refused.get()).isGreaterThan(3);
        assertThat(examined.results()).containsEntry("clean_up", "ok");
        assertThat(scene.registered()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_removed_is_named() {
        scene.spoil((server, request, real) ->
                request.method().equals("DELETE") && request.path().contains("/agents/")
                        ? Spoil.json(403, "{\"message\":\"no\"}")
                        : real.get());

        Examined examined = scene.examine(WORDS);

        assertThat(examined.results()).containsEntry("clean_up", "fail");
        assertThat(examined.said("clean_up"))
                .contains("the registration 'muster-doctor_agent_", "in the pool 'linux'", "Remove it by hand");
        assertThat(examined.exitCode()).isEqualTo(1);
        removeByHand();
    }

    @Test
    void what_was_made_is_removed_though_the_answer_was_lost() {
        List<String> before = scene.registered();
        scene.spoil((server, request, real) -> {
            boolean making = request.method().equals("POST") && request.path().endsWith("/agents");
            var answer = real.get();
            return making ? Spoil.json(502, "") : answer;
        });

        Examined examined = scene.examine(WORDS);

        assertThat(examined.results()).containsEntry("agent_registered", "fail").containsEntry("clean_up", "ok");
        assertThat(scene.registered()).isEqualTo(before);
    }

    private static void removeByHand() {
        scene.clouds().organisation().registrations().list(1).stream()
                .filter(agent -> agent.name().startsWith("muster-doctor_"))
                .forEach(agent -> scene.clouds().organisation().registrations().delete(1, agent.id()));
    }
}
