package dev.muster.statestore.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The way along the shards of one stream. A shard ends after some hours or when its table's partition splits; its children
 * are read from their beginning, and only when it was read to its end, so that no edit is passed by.
 */
final class ShardWalk {
    private final DynamoDbStreamsClient streams;
    private final String stream;

    /** Where to go on in each shard that is being read. */
    private final Map<String, String> iterators = new TreeMap<>();

    /** Listed shards that were read to their end, or had ended before the walk began. */
    private final Set<String> done = new TreeSet<>();

    private boolean awaitsChildren;

    private ShardWalk(DynamoDbStreamsClient streams, String stream) {
        this.streams = streams;
        this.stream = stream;
    }

    /** Begins with what comes next, in every shard that is still written to. */
    static ShardWalk fromNow(DynamoDbStreamsClient streams, String stream) {
        ShardWalk walk = new ShardWalk(streams, stream);
        for (Shard shard : walk.listed()) {
            if (hasEnded(shard)) {
                walk.done.add(shard.shardId());
            } else {
                walk.open(shard, ShardIteratorType.LATEST);
            }
        }
        return walk;
    }

    boolean isOf(String other) {
        return stream.equals(other);
    }

    /** Whether a shard was read to its end and nothing after it was found yet, or there is nothing to read at all. */
    boolean isAtAnEnd() {
        return awaitsChildren || iterators.isEmpty();
    }

    /** Opens the shards that came up since, but those whose parents are not yet read to their end. */
    void openNewShards() {
        List<Shard> listed = listed();
        Set<String> known = listed.stream().map(Shard::shardId).collect(Collectors.toCollection(TreeSet::new));
        done.retainAll(known);
        for (Shard shard : listed) {
            String id = shard.shardId();
            boolean isNew = !done.contains(id) && !iterators.containsKey(id);
            if (isNew && isReadOrTrimmed(shard.parentShardId(), known)) {
                open(shard, ShardIteratorType.TRIM_HORIZON);
                awaitsChildren = false;
            }
        }
    }

    private boolean isReadOrTrimmed(@Nullable String parent, Set<String> known) {
        return parent == null || done.contains(parent) || (!known.contains(parent) && !iterators.containsKey(parent));
    }

    /**
     * The keys of the items in the next records of every shard.
     *
     * @throws SdkException if a shard could not be read and no other had anything to tell; that shard is read again from
     *     the same place
     */
    List<String> read() {
        List<String> edited = new ArrayList<>();
        Optional<SdkException> failure = Optional.empty();
        for (String shard : List.copyOf(iterators.keySet())) {
            try {
                edited.addAll(read(shard));
            } catch (SdkException failed) {
                failure = Optional.of(failed);
            }
        }
        if (edited.isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        return edited;
    }

    private List<String> read(String shard) {
        GetRecordsResponse records = streams.getRecords(get -> get.shardIterator(iterators.get(shard)));
        if (records.nextShardIterator() == null) {
            iterators.remove(shard);
            done.add(shard);
            awaitsChildren = true;
        } else {
            iterators.put(shard, records.nextShardIterator());
        }
        return records.records().stream().flatMap(edit -> key(edit).stream()).toList();
    }

    private static Optional<String> key(Record edit) {
        return Optional.ofNullable(edit.dynamodb())
                .map(change -> change.keys().get("name"))
                .map(AttributeValue::s);
    }

    private void open(Shard shard, ShardIteratorType from) {
        String iterator = streams.getShardIterator(
                        get -> get.streamArn(stream).shardId(shard.shardId()).shardIteratorType(from))
                .shardIterator();
        iterators.put(shard.shardId(), iterator);
    }

    private List<Shard> listed() {
        List<Shard> shards = new ArrayList<>();
        String last = null;
        do {
            StreamDescription page = streams.describeStream(DescribeStreamRequest.builder()
                            .streamArn(stream)
                            .exclusiveStartShardId(last)
                            .build())
                    .streamDescription();
            shards.addAll(page.shards());
            last = page.lastEvaluatedShardId();
        } while (last != null);
        return shards;
    }

    private static boolean hasEnded(Shard shard) {
        return shard.sequenceNumberRange() != null
                && shard.sequenceNumberRange().endingSequenceNumber() != null;
    }
}
