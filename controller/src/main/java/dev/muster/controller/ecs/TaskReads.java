package dev.muster.controller.ecs;

import dev.muster.controller.ecs.ReadPace.Urgency;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;

/**
 * The calls that read tasks, each in its turn. A call of a sweep that ECS throttles is repeated after a while: half a sweep
 * is worth nothing, and to begin it again would ask for everything twice. A look-up fails, for whoever waits for it knows
 * what else to do. Throws what the SDK throws.
 */
record TaskReads(EcsClient ecs, ReadPace pace) {
    private static final int MOST_TRIES = 6;

    /** A round in which reads of a sweep may be made. */
    ReadRound newRound() {
        return pace.newRound();
    }

    ListTasksResponse list(ListTasksRequest request, Urgency urgency) {
        return call(urgency, () -> ecs.listTasks(request));
    }

    DescribeTasksResponse describe(DescribeTasksRequest request, Urgency urgency) {
        return call(urgency, () -> ecs.describeTasks(request));
    }

    private <T> T call(Urgency urgency, Supplier<T> call) {
        try {
            for (int tries = 1; ; tries++) {
                pace.awaitTurn(urgency);
                try {
                    return call.get();
                } catch (AwsServiceException refused) {
                    if (urgency != Urgency.SWEEP || tries == MOST_TRIES || !isThrottle(refused)) {
                        throw refused;
                    }
                    pace.afterThrottle(tries);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("this worker is asked to stop");
        }
    }

    private static boolean isThrottle(AwsServiceException refused) {
        return refused.isThrottlingException()
                || String.valueOf(refused.getMessage()).contains("Rate exceeded");
    }
}
