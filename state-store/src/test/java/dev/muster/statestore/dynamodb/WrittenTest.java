package dev.muster.statestore.dynamodb;

import static dev.muster.statestore.Samples.agentId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.agent.AgentId;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import dev.muster.statestore.WriteResult.Busy;
import dev.muster.statestore.WriteResult.Conflict;
import dev.muster.statestore.WriteResult.Fenced;
import dev.muster.statestore.WriteResult.Unknown;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

class WrittenTest {
    private static final List<AgentId> AGENTS = List.of(agentId(1), agentId(2));

    @Test
    void a_write_that_returns_is_written() {
        assertThat(Written.by(() -> {}, AGENTS)).isEqualTo(new WriteResult.Written());
    }

    @Test
    void a_failed_first_condition_is_the_fence_whatever_else_failed() {
        assertThat(ending(canceled("ConditionalCheckFailed", "ConditionalCheckFailed", "TransactionConflict")))
                .isEqualTo(new Fenced());
    }

    @Test
    void other_failed_conditions_are_conflicts_of_those_agents() {
        assertThat(ending(canceled("None", "None", "ConditionalCheckFailed", "None", "None")))
                .isEqualTo(new Conflict(List.of(agentId(2))));
    }

    @Test
    void a_conflict_that_a_repeat_cannot_mend_counts_more_than_one_that_it_can() {
        assertThat(ending(canceled("TransactionConflict", "ConditionalCheckFailed", "None")))
                .isEqualTo(new Conflict(List.of(agentId(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void passing_reasons_ask_for_another_try(String code) {
        assertThat(ending(canceled("None", code, "None"))).isEqualTo(new Busy(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationError", "ItemCollectionSizeLimitExceeded"})
    void reasons_that_never_pass_are_mistakes_of_ours(String code) {
        assertThatIllegalStateException().isThrownBy(() -> ending(canceled("None", code, "None")));
    }

    @Test
    void a_failed_condition_outside_of_a_transaction_is_a_conflict() {
        assertThat(ending(ConditionalCheckFailedException.builder().build())).isEqualTo(new Conflict(AGENTS));
    }

    @Test
    void a_transaction_on_the_same_item_asks_for_another_try() {
        assertThat(ending(TransactionConflictException.builder().build())).isInstanceOf(Busy.class);
        assertThat(ending(TransactionInProgressException.builder().build())).isInstanceOf(Busy.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"})
    void throttling_asks_for_another_try(String code) {
        assertThat(ending(answer(400, code))).isInstanceOf(Busy.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void after_a_failure_on_the_other_side_nobody_knows(int status) {
        assertThat(ending(answer(status, "InternalServerError"))).isInstanceOf(Unknown.class);
    }

    @Test
    void without_an_answer_nobody_knows() {
        assertThat(ending(ApiCallTimeoutException.create(100))).isInstanceOf(Unknown.class);
        assertThat(ending(SdkClientException.create("connection reset"))).isInstanceOf(Unknown.class);
    }

    @Test
    void an_invalid_request_is_a_mistake_of_ours() {
        assertThatIllegalStateException().isThrownBy(() -> ending(answer(400, "ValidationException")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "ResourceNotFoundException", "UnrecognizedClientException"})
    void a_store_that_refuses_us_is_not_available(String code) {
        assertThatThrownBy(() -> ending(answer(400, code))).isInstanceOf(StoreUnavailableException.class);
    }

    private static WriteResult ending(SdkException failure) {
        return Written.by(
                () -> {
                    throw failure;
                },
                AGENTS);
    }

    private static SdkException canceled(String... codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Stream.of(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    private static SdkException answer(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
