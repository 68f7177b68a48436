package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Whether the queue of task events is there, and how it is set.
 *
 * @param url null if none is configured
 * @param attributes the queue's, by name
 */
record EventQueueCheck(SqsClient sqs, @Nullable URI url, Note<Map<String, String>> attributes) implements Check {
    private static final int LEAST_VISIBILITY_SECONDS = 30;
    private static final int A_LOT = 1000;

    @Override
    public Subject subject() {
        return Subject.EVENT_QUEUE;
    }

    @Override
    public Result look() {
        if (url == null) {
            return new Result.Fail(
                    "muster.events.queue-url is not set: only sweeps tell how tasks fare.",
                    "Make an SQS queue and an EventBridge rule for ECS task events, and name it; else all is slow.");
        }
        try {
            Map<String, String> has = new TreeMap<>(
                    sqs.getQueueAttributes(ask -> ask.queueUrl(url.toString()).attributeNames(QueueAttributeName.ALL))
                            .attributesAsStrings());
            attributes.write(has);
            return judged(has);
        } catch (SdkException problem) {
            return Problem.of(
                    "The queue " + url + " cannot be looked at",
                    problem,
                    "sqs:GetQueueAttributes, ReceiveMessage, DeleteMessage and ChangeMessageVisibility on it");
        }
    }

    private static Result judged(Map<String, String> has) {
        int visibility = number(has, "VisibilityTimeout");
        int waiting = number(has, "ApproximateNumberOfMessages");
        if (visibility < LEAST_VISIBILITY_SECONDS) {
            return new Result.Warn(
                    "A message comes again after " + visibility + " s, while it may still be worked on.",
                    "Set the queue's visibility time-out to " + LEAST_VISIBILITY_SECONDS + " s or more.");
        }
        return waiting > A_LOT
                ? new Result.Warn(
                        "About " + waiting + " messages wait in the queue.",
                        "Look whether a controller runs and reads this queue.")
                : new Result.Ok("The queue is there; about " + waiting + " message(s) wait, and one comes again after "
                        + visibility + " s.");
    }

    private static int number(Map<String, String> attributes, String name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
