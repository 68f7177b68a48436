package dev.muster.statestore.dynamodb;

import dev.muster.statestore.SpecStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The edits of the table of pools, from DynamoDB Streams. It begins with what comes next and keeps no place across restarts:
 * whoever follows it reads the table first. Whenever its place is lost (records are kept for 24 hours, an iterator is good
 * for 15 minutes: DynamoDB Streams API reference) it begins anew and says that something may have been missed.
 */
public final class DynamoDbSpecStream implements SpecStream {
    /** A stream that was switched off and on again has another ARN; so many looks later that is noticed at the latest. */
    private static final int LOOKS_BETWEEN_DESCRIPTIONS = 60;

    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;
    private final String table;
    private @Nullable ShardWalk walk;
    private int looks;

    /** @param streams with the SDK's own retries switched off, like {@code client} */
    public DynamoDbSpecStream(DynamoDbClient client, DynamoDbStreamsClient streams, StateTables tables) {
        this.client = client;
        this.streams = streams;
        this.table = tables.pools();
    }

    @Override
    public News next() {
        return StateItems.answered(() -> {
            try {
                return look();
            } catch (TrimmedDataAccessException | ExpiredIteratorException | ResourceNotFoundException lost) {
                walk = null;
                return new News.Missed("the place in the stream was lost (" + code(lost) + ")");
            } catch (AwsServiceException refused) {
                if (refused.statusCode() == 400 && code(refused).startsWith("AccessDenied")) {
                    walk = null;
                    return new News.Absent("the stream may not be read (" + code(refused) + ")");
                }
                throw refused;
            }
        });
    }

    private News look() {
        ShardWalk current = walk;
        if (current == null || current.isAtAnEnd() || looks >= LOOKS_BETWEEN_DESCRIPTIONS) {
            looks = 0;
            Optional<String> stream = enabledStream();
            if (stream.isEmpty()) {
                walk = null;
                return new News.Absent("the table " + table + " has no stream");
            }
            if (current == null || !current.isOf(stream.get())) {
                walk = ShardWalk.fromNow(streams, stream.get());
                return new News.Missed("the stream is followed from now on");
            }
            current.openNewShards();
        }
        looks++;
        List<String> edited = current.read();
        return edited.isEmpty() ? new News.Quiet() : new News.Edited(edited);
    }

    private Optional<String> enabledStream() {
        try {
            TableDescription description =
                    client.describeTable(describe -> describe.tableName(table)).table();
            boolean enabled = description.streamSpecification() != null
                    && Boolean.TRUE.equals(description.streamSpecification().streamEnabled());
            return enabled ? Optional.ofNullable(description.latestStreamArn()) : Optional.empty();
        } catch (ResourceNotFoundException noTable) {
            return Optional.empty();
        }
    }

    private static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? "HTTP " + answer.statusCode()
                : answer.awsErrorDetails().errorCode();
    }
}
