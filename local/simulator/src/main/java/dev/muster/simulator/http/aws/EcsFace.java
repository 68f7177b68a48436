package dev.muster.simulator.http.aws;

import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsError;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ECS API as AWS JSON 1.1: the operation in {@code X-Amz-Target}, a JSON object each way. */
public final class EcsFace implements RequestHandler {
    private static final String TARGET_PREFIX = "AmazonEC2ContainerServiceV20141113.";
    private static final JsonMapper JSON = new JsonMapper();

    private final ApiMeter meter;
    private final Map<String, Function<ObjectNode, EcsAnswer<ObjectNode>>> operations = new TreeMap<>();

    /** A face of that region, whose calls the meter counts. */
    public EcsFace(EcsRegion region, ApiMeter meter) {
        this.meter = meter;
        TaskOperations tasks = new TaskOperations(region);
        operations.put("RunTask", tasks::run);
        operations.put("StopTask", tasks::stop);
        operations.put("DescribeTasks", tasks::describe);
        operations.put("ListTasks", tasks::list);
        DefinitionOperations definitions = new DefinitionOperations(region.definitions());
        operations.put("RegisterTaskDefinition", definitions::register);
        operations.put("DescribeTaskDefinition", definitions::describe);
        operations.put("DeregisterTaskDefinition", definitions::deregister);
        operations.put("ListTaskDefinitions", definitions::list);
        operations.put("ListTaskDefinitionFamilies", definitions::families);
        ClusterOperations clusters = new ClusterOperations(region);
        operations.put("TagResource", clusters::tag);
        operations.put("DescribeClusters", clusters::describe);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        String target = request.header("X-Amz-Target").orElse("");
        String name = target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
        Function<ObjectNode, EcsAnswer<ObjectNode>> operation = operations.get(name);
        if (operation == null) {
            return error("UnknownOperationException", "This simulator has no operation " + target);
        }
        if (!meter.admits(name)) {
            return error("ThrottlingException", "Rate exceeded");
        }
        try {
            return answer(operation.apply(JSON.readTree(request.body()).asObject()));
        } catch (JacksonException malformed) {
            return error("SerializationException", malformed.getOriginalMessage());
        }
    }

    private static HttpResponse answer(EcsAnswer<ObjectNode> answer) {
        return switch (answer) {
            case EcsAnswer.Ok<ObjectNode>(ObjectNode body) -> json(200, body);
            case EcsAnswer.Refused<ObjectNode>(EcsError refused) -> {
                ObjectNode body = errorBody(refused.kind().wireName(), refused.message());
                if (refused.kind() == EcsError.Kind.CONFLICT) {
                    refused.resourceIds().forEach(body.putArray("resourceIds")::add);
                }
                yield json(refused.kind().status(), body);
            }
        };
    }

    private static HttpResponse error(String type, String message) {
        return json(400, errorBody(type, message));
    }

    private static ObjectNode errorBody(String type, String message) {
        return JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message);
    }

    private static HttpResponse json(int status, ObjectNode body) {
        return HttpResponse.of(status, "application/x-amz-json-1.1", body.toString());
    }
}
