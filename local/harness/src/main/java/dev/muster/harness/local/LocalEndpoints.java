package dev.muster.harness.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where the local clouds are, and how a controller is told so.
 *
 * @param dynamoDb through the tap that counts
 * @param queueUrl of the queue of task events
 * @param deadLetterQueueUrl of the queue for messages that nobody can read
 * @param account EventBridge's rules and Service Quotas, which only the doctor asks
 * @param organisation the organisation's address in Azure DevOps
 * @param adoCredential the file that holds the pool administrator's token
 */
public record LocalEndpoints(
        String region,
        URI dynamoDb,
        URI sqs,
        String queueUrl,
        String deadLetterQueueUrl,
        URI ecs,
        URI sts,
        URI credentials,
        URI account,
        URI organisation,
        Path adoCredential) {

    /** The controller's properties ({@code muster.*}) that point it here. */
    public SequencedMap<String, String> controllerProperties() {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("muster.aws.region", region);
        properties.put("muster.aws.endpoints.dynamodb", dynamoDb.toString());
        properties.put("muster.aws.endpoints.ecs", ecs.toString());
        properties.put("muster.aws.endpoints.sqs", sqs.toString());
        properties.put("muster.aws.endpoints.sts", sts.toString());
        properties.put("muster.events.queue-url", queueUrl);
        properties.put("muster.events.dead-letter-queue-url", deadLetterQueueUrl);
        properties.put("aws.endpoint.url.eventbridge", account.toString());
        properties.put("aws.endpoint.url.service.quotas", account.toString());
        return Collections.unmodifiableSequencedMap(properties);
    }

    /** The same as environment variables, in the form that Spring Boot binds, and AWS credentials that open nothing. */
    public SequencedMap<String, String> controllerEnvironment(int controllerPort) {
        SequencedMap<String, String> environment = new LinkedHashMap<>();
        environment.put("AWS_ACCESS_KEY_ID", LocalClients.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", LocalClients.SECRET_KEY);
        Map<String, String> properties = new LinkedHashMap<>(controllerProperties());
        properties.put("muster.poll-interval", "2s");
        properties.put("muster.bootstrap.url", bootstrapUrl(controllerPort));
        properties.put("muster.api.open-on-loopback", "true");
        properties.put("server.address", "127.0.0.1");
        properties.put("management.server.address", "127.0.0.1");
        properties.put("server.port", Integer.toString(controllerPort));
        properties.forEach((name, value) -> environment.put(variable(name), value));
        return environment;
    }

    /** The address agents call for their identity, when the controller listens on that port of this machine. */
    public static String bootstrapUrl(int controllerPort) {
        return "http://127.0.0.1:" + controllerPort + "/bootstrap/v1/agents";
    }

    private static String variable(String property) {
        return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
    }
}
