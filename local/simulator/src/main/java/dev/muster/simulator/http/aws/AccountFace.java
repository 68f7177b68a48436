package dev.muster.simulator.http.aws;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an account says of itself, as AWS JSON 1.1: one EventBridge rule with one queue as target, which brings all ECS task
 * events, and the quotas of Fargate vCPUs.
 */
public final class AccountFace implements RequestHandler {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RULE = "muster-task-events";
    private static final String PATTERN =
            "{\"source\":[\"aws.ecs\"],\"detail-type\":[\"ECS Task State Change\"],\"detail\":{\"group\":[{\"prefix\":\"muster:\"}]}}";

    private final String queueArn;
    private final Map<String, Double> quotas = new TreeMap<>();

    /**
     * @param queueArn the rule's target
     * @param virtualCpus how many Fargate vCPUs there may be at once, on demand and again as Spot
     */
    public AccountFace(String queueArn, double virtualCpus) {
        this.queueArn = queueArn;
        quotas.put("L-3032A538", virtualCpus);
        quotas.put("L-36FBB829", virtualCpus);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        try {
            ObjectNode body = JSON.readTree(request.body()).asObject();
            return switch (request.header("X-Amz-Target").orElse("")) {
                case "AWSEvents.ListRuleNamesByTarget" -> names(body);
                case "AWSEvents.DescribeRule" -> rule(body);
                case "ServiceQuotasV20190624.GetServiceQuota" -> quota(body);
                default -> error("UnknownOperationException");
            };
        } catch (JacksonException malformed) {
            return error("SerializationException");
        }
    }

    private HttpResponse names(ObjectNode body) {
        ObjectNode answer = JSON.createObjectNode();
        var names = answer.putArray("RuleNames");
        if (body.path("TargetArn").asString("").equals(queueArn)) {
            names.add(RULE);
        }
        return json(200, answer);
    }

    private static HttpResponse rule(ObjectNode body) {
        return body.path("Name").asString("").equals(RULE)
                ? json(
                        200,
                        JSON.createObjectNode()
                                .put("Name", RULE)
                                .put("State", "ENABLED")
                                .put("EventPattern", PATTERN))
                : error("ResourceNotFoundException");
    }

    private HttpResponse quota(ObjectNode body) {
        Double value = quotas.get(body.path("QuotaCode").asString(""));
        if (value == null) {
            return error("NoSuchResourceException");
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("Quota").put("ServiceCode", "fargate").put("Value", value);
        return json(200, answer);
    }

    private static HttpResponse error(String type) {
        return json(400, JSON.createObjectNode().put("__type", type));
    }

    private static HttpResponse json(int status, ObjectNode body) {
        return HttpResponse.of(status, "application/x-amz-json-1.1", body.toString());
    }
}
