package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.AgentId;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Turns the ways in which a conditional write ends into results. Codes: DynamoDB API reference, TransactWriteItems and
 * common errors.
 */
final class Written {
    private static final String NO_REASON = "None";
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final List<String> PASSING =
            List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private Written() {}

    /**
     * @param agents whose records the write is about; in a transaction, the actions after the first one, in this order
     * @throws StoreUnavailableException if DynamoDB refuses us as a caller
     * @throws IllegalStateException if DynamoDB calls the request invalid: a mistake of ours, which no repeat mends
     */
    static WriteResult by(Runnable write, List<AgentId> agents) {
        try {
            write.run();
            return new WriteResult.Written();
        } catch (TransactionCanceledException canceled) {
            return canceled(canceled, agents);
        } catch (ConditionalCheckFailedException failed) {
            return new WriteResult.Conflict(agents);
        } catch (TransactionConflictException | TransactionInProgressException busy) {
            return new WriteResult.Busy(message(busy));
        } catch (AwsServiceException answered) {
            return refused(answered);
        } catch (SdkException unanswered) {
            return new WriteResult.Unknown(message(unanswered));
        }
    }

    private static WriteResult canceled(TransactionCanceledException canceled, List<AgentId> agents) {
        List<String> codes = canceled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        if (!codes.isEmpty() && codes.getFirst().equals(CONDITION_FAILED)) {
            return new WriteResult.Fenced();
        }
        List<AgentId> changed = new ArrayList<>();
        for (int i = 0; i < agents.size() && i + 1 < codes.size(); i++) {
            if (codes.get(i + 1).equals(CONDITION_FAILED)) {
                changed.add(agents.get(i));
            }
        }
        if (!changed.isEmpty()) {
            return new WriteResult.Conflict(changed);
        }
        if (codes.stream().anyMatch(PASSING::contains)) {
            return new WriteResult.Busy(String.join(
                    ", ", codes.stream().filter(code -> !code.equals(NO_REASON)).toList()));
        }
        throw invalid(canceled);
    }

    private static WriteResult refused(AwsServiceException answer) {
        if (answer.isThrottlingException()) {
            return new WriteResult.Busy(message(answer));
        }
        if (answer.statusCode() >= 500) {
            return new WriteResult.Unknown(message(answer));
        }
        if ("ValidationException".equals(answer.awsErrorDetails().errorCode())) {
            throw invalid(answer);
        }
        throw new StoreUnavailableException("DynamoDB refused the write: " + answer.getMessage(), answer);
    }

    private static IllegalStateException invalid(AwsServiceException answer) {
        return new IllegalStateException("DynamoDB calls the write invalid: " + answer.getMessage(), answer);
    }

    private static String message(SdkException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
