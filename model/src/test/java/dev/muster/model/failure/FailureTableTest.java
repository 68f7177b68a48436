package dev.muster.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.observed.TaskSeen;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure of a launch has one kind. */
class FailureTableTest {
    static Stream<FailureRow> rows() {
        return FailureTable.rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_a_row_gives_as_its_example_is_decided_by_that_row(FailureRow row) {
        assertThat(FailureTable.rowOf(row.sign())).isEqualTo(row);
    }

    @Test
    void no_name_is_used_twice() {
        assertThat(rows().map(FailureRow::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void what_nobody_knows_is_of_the_unknown_kind(FailureSource source) {
        FailureSign news = new FailureSign(source, "Never", "heard of that");

        assertThat(FailureTable.rowOf(news).kind()).isEqualTo(FailureKind.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_is_somewhere_in_the_table(FailureKind kind) {
        assertThat(rows().map(FailureRow::kind)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RESOURCE:CPU | CAPACITY",
                "RESOURCE:ENI | CAPACITY",
                "RESOURCE:GPU: more | CAPACITY",
                "AGENT | CAPACITY",
                "LOCATION | MISCONFIGURED",
                "ATTRIBUTE | MISCONFIGURED",
                "INACTIVE | GONE",
                "Capacity is unavailable at this time. Please try again later | CAPACITY",
                "You've reached the limit on the number of tasks you can run concurrently | QUOTA",
                "RESOURCES | UNKNOWN"
            })
    void reasons_in_the_answer_to_a_launch(String reason, FailureKind kind) {
        assertThat(FailureTable.rowOf(FailureSign.ofLaunchFailure(reason)).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TaskFailedToStart | CannotPullECRContainerError: AccessDeniedException: not allowed | | IMAGE",
                "TaskFailedToStart | CannotPullContainerError: toomanyrequests | | IMAGE",
                "TaskFailedToStart | CannotPullImageManifestError: no such host | | IMAGE",
                "TaskFailedToStart | ResourceInitializationError: secret: ResourceNotFoundException | | MISCONFIGURED",
                "TaskFailedToStart | TaskFailedToStart: EMPTY CAPACITY PROVIDER | | CAPACITY",
                "TaskFailedToStart | TaskFailedToStart: NO ACTIVE INSTANCES | | CAPACITY",
                "TaskFailedToStart | TaskFailedToStart: MemberOf placement constraint unsatisfied | | MISCONFIGURED",
                "TaskFailedToStart | Timeout waiting for network interface provisioning to complete. | | EXITED_EARLY",
                "TaskFailedToStart | InternalError: something | | EXITED_EARLY",
                "TerminationNotice | Your Spot Task was interrupted. | | SPOT",
                "SpotInterruption | Your Spot Task was interrupted. | 143 | SPOT",
                "InfrastructureHealth | | | GONE",
                "'' | Host EC2 (instance i-1) terminated. | | GONE",
                "EssentialContainerExited | Essential container in task exited | 0 | EXITED_EARLY",
                "EssentialContainerExited | Essential container in task exited | 72 | MISCONFIGURED",
                "EssentialContainerExited | OutOfMemoryError: Container killed due to memory usage | 137 | EXITED_EARLY",
                "ServiceSchedulerInitiated | Scaling activity | | UNKNOWN"
            })
    void ends_of_tasks(String stopCode, @Nullable String reason, @Nullable Integer exitCode, FailureKind kind) {
        assertThat(FailureTable.kindOf(stopped(stopCode, reason, exitCode))).isEqualTo(kind);
    }

    @Test
    void a_task_that_ecs_forgot_is_gone() {
        TaskSeen running =
                new TaskSeen("arn", "c", "a", "g", 1, "RUNNING", "RUNNING", null, null, null, null, null, null);

        assertThat(FailureTable.kindOf(running.missing(Instant.EPOCH))).isEqualTo(FailureKind.GONE);
    }

    @Test
    void only_what_the_agent_itself_did_counts_against_its_job() {
        List<FailureKind> counting =
                Stream.of(FailureKind.values()).filter(FailureKind::isOfTheJob).toList();

        assertThat(counting).containsExactly(FailureKind.EXITED_EARLY, FailureKind.UNKNOWN);
    }

    private static TaskSeen stopped(String stopCode, @Nullable String reason, @Nullable Integer exitCode) {
        return new TaskSeen(
                "arn", "c", "a", "g", 1, "STOPPED", "STOPPED", stopCode, reason, exitCode, null, null, null);
    }
}
