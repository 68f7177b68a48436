package dev.muster.statestore.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.PoolName;
import dev.muster.statestore.CheckId;
import dev.muster.statestore.CheckLease;
import dev.muster.statestore.CheckStore;
import dev.muster.statestore.CheckStoreContract;
import dev.muster.statestore.CheckTicket;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.Samples;
import dev.muster.statestore.SealedToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbCheckStoreTest extends CheckStoreContract {
    @Override
    protected CheckStore store() {
        return on(LocalDynamoDb.empty());
    }

    @Test
    void an_answered_check_keeps_nothing_of_its_token_and_expires() {
        LocalDynamoDb dynamoDb = LocalDynamoDb.empty();
        CheckStore store = on(dynamoDb);
        CheckId id = new CheckId(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3));
        CheckTicket ticket = new CheckTicket(
                id,
                new PoolName("builds"),
                URI.create("https://dev.azure.com/acme"),
                new UUID(4, 4),
                "build",
                null,
                Samples.START,
                Samples.after(1800));
        store.add(new PendingCheck(
                ticket, new SealedToken("wrapped-key", "sealed-token"), new CheckLease("a", Samples.after(20), 1)));
        Map<String, AttributeValue> pending = dynamoDb.item(StateKey.check(id));
        assertThat(pending.toString()).contains("wrapped-key", "sealed-token");
        assertThat(pending).containsEntry("schema", AttributeValue.fromN("1"));
        assertThat(pending)
                .containsEntry("expiresAt", seconds(Samples.after(1800).plus(Duration.ofHours(1))));
        store.finish(id);
        assertThat(dynamoDb.allState()).hasSize(1);
        Map<String, AttributeValue> taken = dynamoDb.item(StateKey.takenCheck(id));
        assertThat(taken).containsOnlyKeys("pk", "sk", "schema", "expiresAt");
        assertThat(taken).containsEntry("expiresAt", seconds(Samples.after(1800).plus(Duration.ofDays(3))));
    }

    private static AttributeValue seconds(Instant time) {
        return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
    }

    private static CheckStore on(LocalDynamoDb dynamoDb) {
        return new DynamoDbCheckStore(dynamoDb.client(), dynamoDb.tables(), (item, why) -> {});
    }
}
