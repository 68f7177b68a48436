package dev.muster.harness.local;

import java.net.URI;
import java.util.Collections;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queue of task events, and the one that takes what was received too often.
 *
 * @param uri where SQS is
 * @param client speaks to it; whoever opened it closes it
 */
record QueuePair(URI uri, SqsClient client, String queueUrl, String deadLetterQueueUrl) {
    private static final String QUEUE = "muster-events";
    private static final String DEAD_LETTERS = "muster-events-dead";
    private static final int RECEIVED_AT_MOST = 5;

    /** Makes both in the SQS at that address. */
    static QueuePair make(URI uri, SqsClient client) {
        String dead =
                client.createQueue(request -> request.queueName(DEAD_LETTERS)).queueUrl();
        String redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                .formatted(attribute(client, dead, QueueAttributeName.QUEUE_ARN), RECEIVED_AT_MOST);
        String queue = client.createQueue(request -> request.queueName(QUEUE)
                        .attributesWithStrings(Collections.singletonMap("RedrivePolicy", redrive)))
                .queueUrl();
        return new QueuePair(uri, client, queue, dead);
    }

    String arn() {
        return attribute(client, queueUrl, QueueAttributeName.QUEUE_ARN);
    }

    /** How many events wait or are being worked on, about. */
    int depth() {
        return client
                .getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** SQS takes no empty message; the bus may be told to send one. */
    static String sendable(String body) {
        return body.isEmpty() ? " " : body;
    }

    void send(String body) {
        client.sendMessage(request -> request.queueUrl(queueUrl).messageBody(sendable(body)));
    }

    private static String attribute(SqsClient client, String url, QueueAttributeName name) {
        return client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }
}
