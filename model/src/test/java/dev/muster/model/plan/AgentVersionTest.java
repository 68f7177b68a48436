package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.Condition;
import org.junit.jupiter.api.Test;

/** Jobs that demand a newer agent than any template has. */
class AgentVersionTest {
    private static final String NEWER = "Agent.Version -gtVersion 4.300.1";

    private static Finding finding(Scene scene) {
        return scene.plan().findings().stream()
                .filter(finding -> finding.type() == Condition.Type.AgentVersion)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void are_told_both_versions_of_the_template_that_comes_nearest() {
        Scene scene = pool().templateOfVersion("old", "4.100.0")
                .templateOfVersion("newer", "4.250.0")
                .job(1, NEWER);

        assertThat(scene.reason(1)).isEqualTo(new WaitReason.AgentTooOld("newer", "4.250.0", "4.300.1"));
    }

    @Test
    void make_a_condition_false() {
        Finding finding =
                finding(pool().templateOfVersion("old", "4.100.0").job(1, NEWER).job(2, NEWER));

        assertThat(finding.status()).isEqualTo(Condition.Status.False);
        assertThat(finding.reason()).isEqualTo("AgentTooOld");
        assertThat(finding.message()).contains("2 waiting jobs", "4.300.1", "template old has 4.100.0");
    }

    @Test
    void that_lack_something_else_as_well_have_no_template() {
        Scene scene = pool().templateOfVersion("old", "4.100.0").job(1, NEWER, "gpu");

        assertThat(scene.reason(1)).isInstanceOf(WaitReason.NoTemplate.class);
        assertThat(finding(scene)).isEqualTo(Finding.good(Condition.Type.AgentVersion));
    }

    @Test
    void are_told_the_version_that_an_agent_turned_out_to_have() {
        Scene scene = pool().lesson("small", NEWER).job(1, NEWER);

        assertThat(scene.reason(1)).isEqualTo(new WaitReason.AgentTooOld("small", "4.250.0", "4.300.1"));
    }

    @Test
    void teach_what_was_missing_and_which_version_was_there() {
        Plan plan = pool().template("small").job(1, "docker").agent(online(1)).plan();

        assertThat(plan.lessons()).singleElement().satisfies(lesson -> {
            assertThat(lesson.missing()).extracting(Object::toString).hasSize(1);
            assertThat(lesson.agentVersion()).isEqualTo(TemplateOffer.ANY_AGENT_VERSION);
        });
    }
}
