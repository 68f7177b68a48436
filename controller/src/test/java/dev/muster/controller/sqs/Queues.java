package dev.muster.controller.sqs;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS in this process, on loopback. */
final class Queues implements AutoCloseable {
    private final SQSRestServer server =
            SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    final SqsClient client = client(URI.create(
            "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort()));
    private int made;

    static SqsClient client(URI endpoint) {
        return SqsClientFactory.create(
                Region.EU_WEST_1,
                endpoint,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "nothing")));
    }

    /** A queue on which what is not deleted is there again after a second. */
    String queue() {
        return queue(new TreeMap<>());
    }

    /** The same with a dead letter queue. */
    String queue(String deadLetters, int receives) {
        String arn = client.getQueueAttributes(
                        request -> request.queueUrl(deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        Map<QueueAttributeName, String> attributes = new TreeMap<>();
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":" + receives + "}");
        return queue(attributes);
    }

    void send(String queueUrl, String body) {
        client.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    }

    /** Messages on the queue, those included that somebody has received and not deleted. */
    int size(String queueUrl) {
        var attributes = client.getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    private String queue(Map<QueueAttributeName, String> more) {
        Map<QueueAttributeName, String> attributes = new TreeMap<>(more);
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, "1");
        made++;
        return client.createQueue(request -> request.queueName("events-" + made).attributes(attributes))
                .queueUrl();
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
