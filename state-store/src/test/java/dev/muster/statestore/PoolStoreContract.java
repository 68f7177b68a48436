package dev.muster.statestore;

import static dev.muster.statestore.Samples.OTHER_POOL;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link PoolStore} does. */
public abstract class PoolStoreContract {
    private static final SpecTree SPEC = SpecTree.mapping()
            .with("cluster", "agents")
            .with("empty", "")
            .with("limits", SpecTree.mapping().with("maxAgents", 20))
            .with("nothing", SpecTree.nothing())
            .with("paused", false)
            .with("ratio", new SpecTree.Decimal(new BigDecimal("0.125")))
            .with(
                    "templates",
                    SpecTree.sequence(
                            SpecTree.mapping().with("image", "agent:4.1"),
                            SpecTree.texts("a", "b"),
                            SpecTree.number(-3)));

    private final PoolStore pools = stores().pools();

    protected abstract Stores stores();

    @Test
    void at_first_there_is_no_pool() {
        assertThat(pools.list()).isEmpty();
    }

    @Test
    void a_pool_is_listed_as_it_was_written() {
        PoolItem item = new PoolItem("builds", SPEC, 7L, START, "somebody");
        pools.put(item);
        assertThat(pools.list()).containsExactly(item);
    }

    @Test
    void pools_are_sorted_by_name_whatever_names_people_gave_them() {
        List<String> names = List.of("zebra", "Not a pool name!", "a-pool", "zebra2");
        names.forEach(name -> pools.put(new PoolItem(name, SPEC, null, null, null)));
        assertThat(pools.list())
                .extracting(PoolItem::name)
                .containsExactly("Not a pool name!", "a-pool", "zebra", "zebra2");
    }

    @Test
    void writing_a_pool_again_replaces_all_of_it() {
        pools.put(new PoolItem("builds", SPEC, 7L, START, "somebody"));
        PoolItem second = new PoolItem("builds", SpecTree.text("no spec at all"), null, null, null);
        pools.put(second);
        assertThat(pools.list()).containsExactly(second);
    }

    @Test
    void a_pool_without_a_spec_is_listed_with_a_null_one() {
        pools.put(new PoolItem("builds", SpecTree.nothing(), null, null, null));
        assertThat(pools.list()).containsExactly(new PoolItem("builds", SpecTree.nothing(), null, null, null));
    }

    @Test
    void the_installation_is_named_once_for_all() {
        InstallationId first = pools.installation(() -> new InstallationId("firstnamed"));
        assertThat(first).isEqualTo(new InstallationId("firstnamed"));
        assertThat(pools.installation(() -> {
                    throw new AssertionError("it was made before");
                }))
                .isEqualTo(first);
    }

    @Test
    void a_pool_keeps_its_uid() {
        PoolUid first = pools.uid(new PoolName("builds"), () -> POOL);
        assertThat(first).isEqualTo(POOL);
        assertThat(pools.uid(new PoolName("builds"), () -> {
                    throw new AssertionError("it was made before");
                }))
                .isEqualTo(POOL);
    }

    @Test
    void another_pool_has_another_uid() {
        pools.uid(new PoolName("builds"), () -> POOL);
        assertThat(pools.uid(new PoolName("tests"), () -> OTHER_POOL)).isEqualTo(OTHER_POOL);
    }

    @Test
    void every_pool_that_ever_had_a_uid_is_known_by_name() {
        assertThat(pools.everNamed()).isEmpty();
        pools.uid(new PoolName("tests"), () -> OTHER_POOL);
        pools.uid(new PoolName("builds"), () -> POOL);
        pools.saveLastGood(POOL, SPEC);
        assertThat(pools.everNamed()).containsExactly(new PoolName("builds"), new PoolName("tests"));
    }

    @Test
    void the_newest_good_spec_is_kept_per_pool() {
        assertThat(pools.lastGood(POOL)).isEmpty();
        pools.saveLastGood(POOL, SPEC);
        pools.saveLastGood(OTHER_POOL, SpecTree.mapping());
        assertThat(pools.lastGood(POOL)).contains(SPEC);
        SpecTree newer = SpecTree.mapping().with("cluster", "other");
        pools.saveLastGood(POOL, newer);
        assertThat(pools.lastGood(POOL)).contains(newer);
    }

    @Test
    void a_status_disturbs_nothing_that_people_wrote() {
        PoolItem item = new PoolItem("builds", SPEC, 7L, START, "somebody");
        pools.put(item);
        pools.saveLastGood(POOL, SPEC);
        pools.saveStatus(POOL, new PoolStatus(3, 2, 1, List.of(condition()), START));
        pools.saveStatus(POOL, new PoolStatus(0, 0, 0, List.of(), START));
        assertThat(pools.list()).containsExactly(item);
        assertThat(pools.lastGood(POOL)).contains(SPEC);
    }

    protected static Condition condition() {
        return new Condition(
                Condition.Type.Launching, Condition.Status.False, "ImageNotFound", "There is no such image.", START);
    }
}
