package dev.muster.statestore.dynamodb;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.claims;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.Fence;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.Stores;
import dev.muster.statestore.WriteResult.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Nobody listens where DynamoDB should be. */
class StoreAwayTest {
    private final LocalDynamoDb nobody = new LocalDynamoDb(
            LocalDynamoDb.clientOf(LocalDynamoDb.freePort()), StateTables.withPrefix(""), new ArrayList<>());
    private final Stores stores = nobody.stores();
    private final Fence fence = new Fence("replica-a", 1);

    @Test
    void of_writes_without_an_answer_nobody_knows() {
        assertThat(stores.agents().claim(POOL, fence, claims(1, 1))).isInstanceOf(Unknown.class);
        assertThat(stores.agents().intend(POOL, fence, List.of())).isInstanceOf(Unknown.class);
        assertThat(stores.agents().recordTask(POOL, FIRST, task(FIRST, 1, "PENDING")))
                .isInstanceOf(Unknown.class);
        assertThat(stores.agents().recordKey(POOL, FIRST, "abcd", START)).isInstanceOf(Unknown.class);
    }

    @Test
    void what_has_to_return_something_says_that_the_store_is_away() {
        assertAway(() -> stores.agents().load(POOL));
        assertAway(() -> stores.agents().read(POOL, FIRST));
        assertAway(() -> stores.agents().servingOrLaunchedFor(POOL, FIRST.pool(), new RequestId(1)));
        assertAway(() -> stores.agents().frozenRequest(POOL, FIRST));
        assertAway(() -> stores.fences().acquire(POOL, "replica-a"));
        assertAway(() -> stores.fences().current(POOL));
        assertAway(() -> stores.pools().list());
        assertAway(() -> stores.pools().installation(() -> new InstallationId("a1b2c3d4e5f6")));
        assertAway(() -> stores.pools().lastGood(POOL));
        assertAway(() -> stores.pools().saveLastGood(POOL, SpecTree.mapping()));
        assertAway(() -> stores.pools().saveStatus(POOL, new PoolStatus(0, 0, 0, List.of(), START)));
        assertAway(() -> stores.log().newest(POOL, START, 1));
    }

    @Test
    void an_entry_of_the_log_is_let_go_with_a_complaint() {
        stores.log().append(POOL, START, List.of("launched one agent"));
        assertThat(nobody.complaints()).singleElement().asString().contains("an entry was not kept");
    }

    private static void assertAway(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class);
    }
}
