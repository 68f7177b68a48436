package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.statestore.dynamodb.StateTables;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Whether both tables are there, with the keys and the index that we make them with. */
record TablesCheck(DynamoDbClient dynamoDb, StateTables tables) implements Check {
    @Override
    public Subject subject() {
        return Subject.TABLES;
    }

    @Override
    public Result look() {
        for (CreateTableRequest wanted : List.of(tables.poolsDefinition(), tables.stateDefinition())) {
            Result result = judged(wanted);
            if (!result.passed()) {
                return result;
            }
        }
        return new Result.Ok("'" + tables.pools() + "' and '" + tables.state() + "' are there with their keys.");
    }

    private Result judged(CreateTableRequest wanted) {
        String name = wanted.tableName();
        try {
            return judged(
                    wanted, dynamoDb.describeTable(ask -> ask.tableName(name)).table());
        } catch (ResourceNotFoundException none) {
            return new Result.Fail(
                    "There is no table '" + name + "'.", "Make it, or correct muster.tables.prefix and the region.");
        } catch (SdkException problem) {
            return Problem.of("The table '" + name + "' cannot be looked at", problem, "dynamodb:DescribeTable");
        }
    }

    private static Result judged(CreateTableRequest wanted, TableDescription table) {
        String name = wanted.tableName();
        if (table.tableStatus() != TableStatus.ACTIVE && table.tableStatus() != TableStatus.UPDATING) {
            return new Result.Fail("The table '" + name + "' is " + table.tableStatusAsString() + ".", "Wait.");
        }
        if (!names(table.keySchema()).equals(names(wanted.keySchema()))) {
            return new Result.Fail(
                    "The table '" + name + "' has the keys " + names(table.keySchema()) + " instead of "
                            + names(wanted.keySchema()) + ".",
                    "Make it anew; keys of a table cannot be changed.");
        }
        return wanted.globalSecondaryIndexes().stream()
                .filter(index -> table.globalSecondaryIndexes().stream()
                        .noneMatch(has -> has.indexName().equals(index.indexName())))
                .findFirst()
                .<Result>map(index -> new Result.Fail(
                        "The table '" + name + "' lacks the index '" + index.indexName() + "'.", "Add it."))
                .orElseGet(() -> new Result.Ok(name));
    }

    private static List<String> names(List<KeySchemaElement> keys) {
        return keys.stream().map(KeySchemaElement::attributeName).toList();
    }
}
