package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.ecs.FamiliesInUse;
import dev.muster.controller.ecs.FamiliesInUse.Family;
import dev.muster.model.pool.PoolName;
import org.junit.jupiter.api.Test;

/** Which task definitions are needed, as one replica knows. */
class DefinitionUseTest {
    private static final PoolName LINUX = new PoolName("linux");

    private final MemoryController memory = new MemoryController();

    @Test
    void templates_in_force_are_wanted_those_of_living_agents_are_in_use_and_of_lost_pools_nothing_is_said() {
        memory.platforms.queue(41);
        memory.putPool("linux");
        try (RunningController controller = memory.start(MemoryController.settings())) {
            Http http = new Http(controller.port());
            http.await("/api/v1/pools/linux", pool -> pool.path("agents").size() == 1);
            memory.renameTemplate("linux", "large");
            http.await(
                    "/api/v1/pools/linux",
                    pool -> pool.at("/spec/templates/0/name").asString("").equals("large"));

            FamiliesInUse use = now();
            assertThat(use.wanted()).containsExactly(new Family(LINUX, "large"));
            assertThat(use.running()).containsExactly(new Family(LINUX, "small"));
            assertThat(use.untold()).isEmpty();

            memory.takeOver("linux");
            memory.platforms.queue(42);
            http.await("/api/v1/pools", pools -> now().untold().contains(LINUX));
            assertThat(now().wanted()).isEmpty();
        }
    }

    private FamiliesInUse now() {
        return new DefinitionUse(memory.views()).now().orElseThrow();
    }
}
