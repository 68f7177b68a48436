package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Whether we may do with messages what has to be done: asked with a receipt that SQS never gave, which harms no message. To
 * receive one would keep it from the controller, and is not tried.
 */
record QueueRightsCheck(SqsClient sqs, @Nullable URI url) implements Check {
    private static final String NO_RECEIPT = "muster-doctor";

    @Override
    public Subject subject() {
        return Subject.QUEUE_RIGHTS;
    }

    @Override
    public Result look() {
        for (Map.Entry<String, Runnable> call :
                calls(Objects.requireNonNull(url).toString()).entrySet()) {
            try {
                call.getValue().run();
            } catch (SdkException problem) {
                if (Problem.isForWantOfRights(problem)) {
                    return Problem.of("Messages come again although they were read", problem, call.getKey());
                }
            }
        }
        return new Result.Ok("Nothing forbids us to delete messages of the queue, nor to hide them for longer.");
    }

    private SequencedMap<String, Runnable> calls(String queue) {
        SequencedMap<String, Runnable> calls = new LinkedHashMap<>();
        calls.put(
                "sqs:DeleteMessage on the queue",
                () -> sqs.deleteMessage(call -> call.queueUrl(queue).receiptHandle(NO_RECEIPT)));
        calls.put(
                "sqs:ChangeMessageVisibility on the queue",
                () -> sqs.changeMessageVisibility(
                        call -> call.queueUrl(queue).receiptHandle(NO_RECEIPT).visibilityTimeout(30)));
        return calls;
    }
}
