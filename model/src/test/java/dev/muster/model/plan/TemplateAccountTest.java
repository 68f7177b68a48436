package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.model.demand.Demands;
import dev.muster.model.plan.TemplateAccount.Standing;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For a waiting job, how each template stands to it. */
class TemplateAccountTest {
    @Test
    void every_template_is_accounted_for_in_the_order_of_the_spec() {
        Scene scene = pool().template("plain")
                .template("java", "java")
                .template("heavy", 5, "java", "gpu")
                .template("broken", "java")
                .lesson("broken", "java");

        assertThat(accounts(scene, "java"))
                .extracting(TemplateAccount::template, TemplateAccount::standing)
                .containsExactly(
                        tuple("plain", Standing.LACKS),
                        tuple("java", Standing.OUTDONE),
                        tuple("heavy", Standing.CHOSEN),
                        tuple("broken", Standing.TURNED_OUT_TO_LACK));
    }

    @Test
    void what_a_template_lacks_is_named_demand_by_demand() {
        Scene scene = pool().template("small", "java=17").job(1);

        assertThat(accounts(scene, "java -equals 25", "gpu", "Agent.OS -equals linux"))
                .singleElement()
                .satisfies(account -> assertThat(account.missing())
                        .extracting(Object::toString)
                        .hasSize(2));
        assertThat(accounts(scene, "java -equals 25", "gpu").getFirst().missing())
                .containsExactlyElementsOf(
                        Demands.parse(List.of("java -equals 25", "gpu")).all());
    }

    @Test
    void the_chosen_one_is_the_one_that_is_launched() {
        Scene scene = pool().template("a", "x").template("b", 1, "x").job(1, "x");

        assertThat(accounts(scene, "x"))
                .filteredOn(account -> account.standing() == Standing.CHOSEN)
                .extracting(TemplateAccount::template)
                .containsExactly(scene.plan().launches().getFirst().template());
    }

    private static List<TemplateAccount> accounts(Scene scene, String... demands) {
        return TemplateAccount.of(scene.snapshot(), Demands.parse(Arrays.asList(demands)));
    }
}
