package dev.muster.controller.loop;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.memory.MemoryPoolStore;
import dev.muster.statestore.memory.MemoryTables;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two releases read each other's specs during a deployment; whoever starts anew has nothing but what was kept. */
class SpecIntakeTest {
    private static final PoolName POOL = new PoolName("linux");
    private static final PoolUid UID = new PoolUid("k3v9x2m7q4w8z1n5");

    private final InlineRuntime runtime = new InlineRuntime();
    private final MemoryPoolStore store = new MemoryPoolStore(new MemoryTables());

    @Test
    void what_the_release_before_kept_is_in_force_after_a_restart() {
        started(spec(5));

        PoolEntry entry = started(spec(6).without("cluster"));

        assertThat(inForce(entry)).isEqualTo(read(spec(5)));
        assertThat(message(entry)).endsWith("The last good spec stays in force.");
    }

    @Test
    void what_a_later_release_kept_is_in_force_after_a_restart_but_for_the_fields_that_only_that_one_knows() {
        SpecTree.Mapping later = spec(5).with("drainAt", "22:00")
                .with("limits", mapping().with("maxAgents", 5).with("cores", 64));
        keptByALaterRelease(later);

        PoolEntry entry = started(later);

        assertThat(inForce(entry)).isEqualTo(read(spec(5)));
        assertThat(entry.conditions.all()).first().satisfies(condition -> {
            assertThat(condition.type()).isEqualTo(Condition.Type.SpecValid);
            assertThat(condition.status()).isEqualTo(Condition.Status.False);
        });
        assertThat(message(entry))
                .contains("spec.drainAt: is not a field", "spec.limits.cores: is not a field")
                .endsWith(
                        "The last good spec stays in force, but for fields that only a newer release of Muster knows: "
                                + "spec.limits.cores, spec.drainAt.");
    }

    @Test
    void a_spec_in_a_newer_schema_changes_nothing() {
        PoolEntry entry = started(spec(5));

        intake().take(entry, spec(6).with("schemaVersion", 2));

        assertThat(inForce(entry)).isEqualTo(read(spec(5)));
        assertThat(message(entry))
                .isEqualTo("spec.schemaVersion: is 2, which a newer release of Muster reads; this one reads 1 at most. "
                        + "The last good spec stays in force.");
        assertThat(started(spec(6).with("schemaVersion", 2)).declared)
                .as("after a restart as well")
                .extracting(PoolEntry.Declared::spec)
                .isEqualTo(read(spec(5)));
    }

    @Test
    void what_was_kept_in_a_newer_schema_is_in_force_nowhere_here_and_the_condition_says_why() {
        SpecTree.Mapping newer = spec(5).with("schemaVersion", 2);
        keptByALaterRelease(newer);

        PoolEntry entry = started(newer);

        assertThat(inForce(entry)).isNull();
        assertThat(message(entry))
                .endsWith("The last good spec was kept by a release of Muster that read it otherwise "
                        + "(spec.schemaVersion: is 2, which a newer release of Muster reads; this one reads 1 at most), "
                        + "so nothing is done for this pool.");
    }

    @Test
    void without_an_earlier_spec_nothing_is_done() {
        PoolEntry entry = started(spec(5).without("cluster"));

        assertThat(inForce(entry)).isNull();
        assertThat(message(entry)).endsWith("There is no earlier spec, so nothing is done for this pool.");
    }

    private void keptByALaterRelease(SpecTree spec) {
        store.saveLastGood(store.uid(POOL, () -> UID), spec);
    }

    /** What a replica makes of an item that has just started. */
    private PoolEntry started(SpecTree item) {
        PoolEntry entry = new PoolEntry(POOL, FakeClouds.OURS, runtime, PlannerSettings.DEFAULT);
        assertThat(intake().take(entry, item)).isTrue();
        return entry;
    }

    private SpecIntake intake() {
        return new SpecIntake(
                store, new PoolQueue(runtime), new ControllerLoop.Identities(() -> FakeClouds.OURS, () -> UID));
    }

    private static @Nullable PoolSpec inForce(PoolEntry entry) {
        return Objects.requireNonNull(entry.declared).spec();
    }

    private static String message(PoolEntry entry) {
        return entry.conditions.all().stream()
                .filter(condition -> condition.type() == Condition.Type.SpecValid)
                .findFirst()
                .orElseThrow()
                .message();
    }

    private static PoolSpec read(SpecTree spec) {
        return ((SpecReading.Valid) SpecReader.read(spec)).spec();
    }

    private static SpecTree.Mapping spec(int maxAgents) {
        return mapping()
                .with(
                        "azureDevOps",
                        mapping()
                                .with("organizationUrl", "https://dev.azure.com/acme")
                                .with("pool", "linux")
                                .with("credential", "env:PAT"))
                .with("cluster", "agents")
                .with("limits", mapping().with("maxAgents", maxAgents))
                .with("network", mapping().with("subnets", texts("subnet-a")))
                .with(
                        "templates",
                        sequence(mapping()
                                .with("name", "java")
                                .with("image", "registry.example/agents/java:4.255.0")
                                .with("cpu", 1024)
                                .with("memory", 2048)
                                .with("taskRole", "agent")
                                .with("executionRole", "execution")));
    }
}
