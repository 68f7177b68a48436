package dev.muster.statestore.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.SequenceNumberRange;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A stream whose shards a test makes, fills and ends. Iterators are {@code shard:position}; two shards a page. */
final class ScriptedStream implements DynamoDbStreamsClient {
    static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/pools/stream/2026-11-21T00:00:00.000";
    private static final int PAGE = 2;

    private final Map<String, Scripted> shards = new TreeMap<>();
    private final Map<String, SdkException> failures = new TreeMap<>();

    Scripted shard(String id, @Nullable String parent) {
        Scripted shard = new Scripted(parent);
        shards.put(id, shard);
        return shard;
    }

    Scripted get(String id) {
        return Objects.requireNonNull(shards.get(id));
    }

    void failOnce(String shard, SdkException failure) {
        failures.put(shard, failure);
    }

    static final class Scripted {
        private final @Nullable String parent;
        private final List<String> records = new ArrayList<>();
        private boolean ended;

        private Scripted(@Nullable String parent) {
            this.parent = parent;
        }

        Scripted write(String name) {
            records.add(name);
            return this;
        }

        void end() {
            ended = true;
        }

        private Shard described(String id) {
            SequenceNumberRange range = SequenceNumberRange.builder()
                    .startingSequenceNumber("0")
                    .endingSequenceNumber(ended ? "9" : null)
                    .build();
            return Shard.builder()
                    .shardId(id)
                    .parentShardId(parent)
                    .sequenceNumberRange(range)
                    .build();
        }
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        String after = request.exclusiveStartShardId();
        List<String> ids = shards.keySet().stream()
                .filter(id -> after == null || id.compareTo(after) > 0)
                .toList();
        List<String> page = ids.stream().limit(PAGE).toList();
        return DescribeStreamResponse.builder()
                .streamDescription(stream -> stream.shards(
                                page.stream().map(id -> get(id).described(id)).toList())
                        .lastEvaluatedShardId(ids.size() > PAGE ? page.getLast() : null))
                .build();
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        int position = request.shardIteratorType() == ShardIteratorType.LATEST
                ? get(request.shardId()).records.size()
                : 0;
        return GetShardIteratorResponse.builder()
                .shardIterator(request.shardId() + ":" + position)
                .build();
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        String[] place = request.shardIterator().split(":", -1);
        SdkException failure = failures.remove(place[0]);
        if (failure != null) {
            throw failure;
        }
        Scripted shard = get(place[0]);
        List<String> fresh = shard.records.subList(Integer.parseInt(place[1]), shard.records.size());
        return GetRecordsResponse.builder()
                .records(fresh.stream().map(ScriptedStream::edit).toList())
                .nextShardIterator(shard.ended ? null : place[0] + ":" + shard.records.size())
                .build();
    }

    private static Record edit(String name) {
        return Record.builder()
                .dynamodb(change -> change.keys(Map.of("name", AttributeValue.fromS(name))))
                .build();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
