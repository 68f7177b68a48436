package dev.muster.controller.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demands;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Lesson;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AgentTemplate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final AgentTemplate TEMPLATE = new Sampler(1)
            .any(AgentTemplate.class)
            .withVariables(
                    Collections.singletonMap("PROXY", "http://user:needle@proxy"),
                    Collections.singletonMap("FEED_TOKEN", "arn:aws:ssm:eu-west-1:1:parameter/needle"));
    private static final Lesson LESSON =
            new Lesson(TEMPLATE.fingerprint(), Demands.parse(List.of("asked -equals 7")), List.of(), null);
    private static final Plan PLAN = new Sampler(1).any(Plan.class);

    @Test
    void values_of_variables_and_of_capabilities_nobody_asks_for_are_not_shown() {
        String dump = SnapshotJson.write("a build", snapshot(), PLAN);
        assertThat(dump)
                .doesNotContain("needle")
                .contains("PROXY", "FEED_TOKEN", "ASKED", "the-answer", "PATH", "4.255.0");
    }

    @Test
    void a_dump_names_the_real_fingerprint_and_what_is_read_back_knows_its_template_by_it() {
        String dump = SnapshotJson.write("a build", snapshot(), PLAN);
        assertThat(dump).contains(TEMPLATE.fingerprint());
        Snapshot read = SnapshotJson.read(dump).snapshot();
        String standIn = read.spec().templates().getFirst().fingerprint();
        assertThat(standIn).isNotEqualTo(TEMPLATE.fingerprint());
        assertThat(read.lessons()).containsExactly(new Lesson(standIn, LESSON.demands(), LESSON.missing(), null));
    }

    private static Snapshot snapshot() {
        Snapshot any = new Sampler(1).any(Snapshot.class);
        RegistrationSeen registration =
                new Sampler(1).any(RegistrationSeen.class).withCapabilities(Capabilities.of(scanned()));
        return any.withSpec(any.spec().withTemplates(List.of(TEMPLATE)))
                .withRegistrations(
                        new Seen<>(List.of(registration), any.registrations().readBegan()))
                .withLessons(List.of(LESSON));
    }

    private static Map<String, String> scanned() {
        Map<String, String> capabilities = new LinkedHashMap<>();
        capabilities.put("ASKED", "the-answer");
        capabilities.put("PATH", "/needle/bin");
        capabilities.put("Agent.Version", "4.255.0");
        return capabilities;
    }
}
