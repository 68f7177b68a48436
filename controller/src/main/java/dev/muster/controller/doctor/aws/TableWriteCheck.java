package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Leftovers;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.statestore.dynamodb.StateTables;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Writes an item of its own and removes it. */
record TableWriteCheck(DynamoDbClient dynamoDb, StateTables tables, Leftovers leftovers, Supplier<String> names)
        implements Check {
    @Override
    public Subject subject() {
        return Subject.TABLE_WRITE;
    }

    @Override
    public Result look() {
        Map<String, AttributeValue> key = DoctorItem.key(names.get());
        leftovers.expect("an item of the partition DOCTOR in '" + tables.state() + "'", () -> removed(key));
        try {
            TransactWriteItem put = TransactWriteItem.builder()
                    .put(item -> item.tableName(tables.state()).item(key))
                    .build();
            dynamoDb.transactWriteItems(transaction -> transaction.transactItems(List.of(put)));
            dynamoDb.updateItem(
                    update -> update.tableName(tables.state()).key(key).updateExpression("REMOVE nothing"));
            return new Result.Ok("An item was written in a transaction and changed.");
        } catch (SdkException problem) {
            return Problem.of(
                    "Items cannot be written",
                    problem,
                    "dynamodb:PutItem, UpdateItem, DeleteItem and ConditionCheckItem on both tables");
        }
    }

    private boolean removed(Map<String, AttributeValue> key) {
        try {
            dynamoDb.deleteItem(delete -> delete.tableName(tables.state()).key(key));
            return true;
        } catch (SdkException refused) {
            return false;
        }
    }
}
