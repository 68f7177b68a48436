package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Whether the controller can put what nobody can read where somebody finds it, and whether anything lies there.
 *
 * @param url null if none is configured
 * @param events attributes of the queue of task events
 */
record DeadLetterQueueCheck(SqsClient sqs, @Nullable URI url, Note<Map<String, String>> events) implements Check {
    private static final String RIGHTS = "sqs:GetQueueAttributes and sqs:SendMessage on it";

    @Override
    public Subject subject() {
        return Subject.DEAD_LETTER_QUEUE;
    }

    @Override
    public Result look() {
        if (url == null) {
            return new Result.Warn(
                    "muster.events.dead-letter-queue-url is not set: messages that nobody can read are dropped at the"
                            + " third look.",
                    "Name the queue for dead letters there: then they lie in it with the reason.");
        }
        String queue = url.toString();
        try {
            Map<String, String> has = sqs.getQueueAttributes(
                            ask -> ask.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                    .attributesAsStrings();
            return maySend(queue) ? judged(has) : refused();
        } catch (SdkException problem) {
            return Problem.mild("The queue of dead letters " + url + " cannot be looked at", problem, RIGHTS);
        }
    }

    /** A message has one character at least (SQS API reference, SendMessage), so that this one never lies there. */
    private boolean maySend(String queue) {
        try {
            sqs.sendMessage(message -> message.queueUrl(queue).messageBody(""));
            return true;
        } catch (SdkException problem) {
            return !Problem.isForWantOfRights(problem);
        }
    }

    private Result refused() {
        return new Result.Warn("We may not put messages into " + url + ".", "Allow our role " + RIGHTS + ".");
    }

    private Result judged(Map<String, String> has) {
        String letters = has.getOrDefault("ApproximateNumberOfMessages", "0");
        if (!letters.equals("0")) {
            return new Result.Warn(
                    "About " + letters + " message(s) lie in the queue of dead letters.",
                    "Read their attribute 'reason', mend the cause, and purge the queue: sweeps have made up for them.");
        }
        String arn = has.getOrDefault("QueueArn", "");
        boolean isTarget = events.read().getOrDefault("RedrivePolicy", "").contains('"' + arn + '"');
        return new Result.Ok("The queue of dead letters is there and empty"
                + (isTarget ? "; it is also where SQS puts what was received in vain." : "."));
    }
}
