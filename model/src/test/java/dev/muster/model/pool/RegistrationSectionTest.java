package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationSectionTest {
    private static final SpecTree.Mapping TOKEN = mapping().with("AZP_TOKEN", Specs.SECRET_ARN);

    @Test
    void agents_prove_who_they_are_unless_said_otherwise() {
        assertThat(read(template()).registration()).isEqualTo(RegistrationMode.BOOTSTRAP);
        assertThat(read(template().with("registration", "bootstrap")).registration())
                .isEqualTo(RegistrationMode.BOOTSTRAP);
    }

    @Test
    void agents_of_stock_images_register_themselves_with_a_secret_of_their_template() {
        AgentTemplate template = read(template().with("registration", "token").with("secrets", TOKEN));

        assertThat(template.registration()).isEqualTo(RegistrationMode.TOKEN);
        assertThat(template.container().secrets()).containsEntry("AZP_TOKEN", Specs.SECRET_ARN);
    }

    @Test
    void another_way_to_register_is_another_generation() {
        AgentTemplate proving = read(template().with("secrets", TOKEN));
        AgentTemplate withToken = read(template().with("registration", "token").with("secrets", TOKEN));

        assertThat(withToken.fingerprint()).isNotEqualTo(proving.fingerprint());
    }

    @Test
    void without_the_token_nothing_could_be_registered() {
        assertThat(problems(template().with("registration", "token")))
                .singleElement()
                .asString()
                .contains("templates[0].registration", "secrets must name the secret AZP_TOKEN");
    }

    @Test
    void what_tells_one_agent_from_another_is_not_the_templates_to_say() {
        assertThat(problems(template()
                        .with("registration", "token")
                        .with("secrets", TOKEN)
                        .with("environment", mapping().with("AZP_AGENT_NAME", "mine"))))
                .singleElement()
                .asString()
                .contains("templates[0].environment.AZP_AGENT_NAME", "is set by the controller");
    }

    @Test
    void an_unknown_way_is_a_mistake() {
        assertThat(problems(template().with("registration", "pat")))
                .singleElement()
                .asString()
                .contains("templates[0].registration", "must be bootstrap or token");
    }

    private static SpecTree.Mapping template() {
        return Specs.minimalTemplate("small");
    }

    private static AgentTemplate read(SpecTree template) {
        return switch (SpecReader.read(Specs.minimal().with("templates", sequence(template)))) {
            case SpecReading.Valid valid -> valid.spec().templates().getFirst();
            case SpecReading.Invalid(List<SpecProblem> problems) -> throw new AssertionError(problems);
        };
    }

    private static List<SpecProblem> problems(SpecTree template) {
        return switch (SpecReader.read(Specs.minimal().with("templates", sequence(template)))) {
            case SpecReading.Valid valid -> throw new AssertionError(valid);
            case SpecReading.Invalid(List<SpecProblem> problems) -> problems;
        };
    }
}
