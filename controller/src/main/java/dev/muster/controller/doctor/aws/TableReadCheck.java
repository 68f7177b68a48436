package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.agent.InstallationId;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.dynamodb.StateTables;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads as the controller reads: an item, a range, the index; and learns which installation the tables are of. */
record TableReadCheck(DynamoDbClient dynamoDb, StateTables tables, PoolStore pools, Note<InstallationId> installation)
        implements Check {
    @Override
    public Subject subject() {
        return Subject.TABLE_READ;
    }

    @Override
    public Result look() {
        try {
            Optional<InstallationId> known = known();
            dynamoDb.query(ask -> ask.tableName(tables.state())
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(DoctorItem.partition())
                    .limit(1));
            dynamoDb.query(ask -> ask.tableName(tables.state())
                    .indexName("served")
                    .keyConditionExpression("servedKey = :pk")
                    .expressionAttributeValues(DoctorItem.partition())
                    .limit(1));
            dynamoDb.scan(ask -> ask.tableName(tables.pools()).limit(1));
            known.ifPresent(installation::write);
            return new Result.Ok(known.map(id -> "Items can be read; this is the installation '" + id + "'.")
                    .orElse("Items can be read; no controller has started with these tables yet."));
        } catch (SdkException problem) {
            return Problem.of(
                    "Items cannot be read",
                    problem,
                    "dynamodb:GetItem, dynamodb:Query and dynamodb:Scan on both tables and the index");
        } catch (StoreUnavailableException refused) {
            return new Result.Fail(
                    "Items cannot be read.",
                    "Allow our role dynamodb:GetItem, dynamodb:Query and dynamodb:Scan on both tables and the index.");
        }
    }

    /** Reading must not make one: nobody is asked for a fresh id. */
    private Optional<InstallationId> known() {
        try {
            return Optional.of(pools.installation(() -> {
                throw new NoneYet();
            }));
        } catch (NoneYet none) {
            return Optional.empty();
        }
    }

    private static final class NoneYet extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
