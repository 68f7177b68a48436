package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.statestore.dynamodb.StateTables;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Whether the table that people edit has a stream, and whether we may follow it. Without one all works, later. */
record TableStreamCheck(DynamoDbClient dynamoDb, DynamoDbStreamsClient streams, StateTables tables) implements Check {
    @Override
    public Subject subject() {
        return Subject.TABLE_STREAM;
    }

    @Override
    public Result look() {
        try {
            TableDescription table =
                    dynamoDb.describeTable(ask -> ask.tableName(tables.pools())).table();
            boolean enabled = table.streamSpecification() != null
                    && Boolean.TRUE.equals(table.streamSpecification().streamEnabled());
            return enabled ? followed(table.latestStreamArn()) : none();
        } catch (SdkException problem) {
            return Problem.mild(
                    "The stream of '" + tables.pools() + "' cannot be read, so edits take effect at the next reading",
                    problem,
                    "dynamodb:DescribeStream, dynamodb:GetShardIterator and dynamodb:GetRecords on the table's streams");
        }
    }

    private Result none() {
        return new Result.Warn(
                "The table '" + tables.pools() + "' has no stream: edits take effect at the next reading.",
                "aws dynamodb update-table --table-name " + tables.pools()
                        + " --stream-specification StreamEnabled=true,StreamViewType=KEYS_ONLY");
    }

    /** Reads as the controller does, from one shard and nothing that is old. */
    private Result followed(@Nullable String stream) {
        List<Shard> shards = streams.describeStream(ask -> ask.streamArn(stream).limit(1))
                .streamDescription()
                .shards();
        if (!shards.isEmpty()) {
            String place = streams.getShardIterator(ask -> ask.streamArn(stream)
                            .shardId(shards.getFirst().shardId())
                            .shardIteratorType(ShardIteratorType.LATEST))
                    .shardIterator();
            streams.getRecords(ask -> ask.shardIterator(place).limit(1));
        }
        return new Result.Ok("The table '" + tables.pools() + "' has a stream, and we may read it.");
    }
}
