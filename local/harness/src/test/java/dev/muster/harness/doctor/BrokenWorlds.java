package dev.muster.harness.doctor;

import static dev.muster.harness.doctor.Broken.get;
import static dev.muster.harness.doctor.Broken.noRows;
import static dev.muster.harness.doctor.Broken.object;
import static dev.muster.harness.doctor.Broken.reading;
import static dev.muster.harness.doctor.Broken.rows;
import static dev.muster.harness.doctor.Broken.send;
import static dev.muster.harness.doctor.Broken.times;
import static dev.muster.harness.doctor.Broken.writing;

import dev.muster.simulator.http.HttpResponse;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Everything that can be wrong over there, one thing at a time. */
final class BrokenWorlds {
    private static final String POOLS = "_apis/distributedtask/pools";
    private static final String JOBS = POOLS + "/1/jobrequests\\?completedRequestCount=0";
    private static final String AGENTS = POOLS + "/1/agents";
    private static final HttpResponse PAGE = HttpResponse.of(203, "text/html", "<html>Sign in</html>");
    private static final HttpResponse FORBIDDEN = Spoil.json(403, "{\"message\":\"TF401027: You need rights.\"}");

    private BrokenWorlds() {}

    static Stream<Broken> all() {
        return Stream.of(organization(), queue(), agents(), writes(), probes(), state(), cluster(), events())
                .flatMap(worlds -> worlds);
    }

    private static Stream<Broken> organization() {
        return Stream.of(
                reading(
                        "a sign-in page",
                        "sign_in",
                        "fail",
                        "not accepted (HTTP 203)",
                        Spoil.ado(get(POOLS + "\\?poolName=linux"), PAGE)),
                reading(
                        "no right to read pools",
                        "sign_in",
                        "fail",
                        "TF401027",
                        Spoil.ado(get(POOLS + "\\?poolName=linux"), FORBIDDEN)),
                reading(
                        "no such pool",
                        "pool",
                        "fail",
                        "No agent pool named 'linux'",
                        Spoil.adoBody(get(POOLS + "\\?poolName=linux"), noRows())),
                reading(
                        "only a pool whose name begins so",
                        "pool",
                        "fail",
                        "No agent pool named 'linux'",
                        Spoil.adoBody(get(POOLS + "\\?poolName=linux"), rows(pool -> pool.put("name", "linux-old")))),
                reading(
                        "a hosted pool",
                        "pool",
                        "fail",
                        "Microsoft hosts",
                        Spoil.adoBody(get(POOLS + "\\?poolName=linux"), rows(pool -> pool.put("isHosted", true)))),
                reading(
                        "rights to read but not to manage",
                        "pool_rights",
                        "fail",
                        "Administrator of the pool 'linux'",
                        Spoil.adoBody(get(POOLS + "\\?actionFilter=manage.*"), noRows())),
                reading(
                        "agents that update themselves",
                        "pool_settings",
                        "warn",
                        "autoUpdate",
                        Spoil.adoBody(get(POOLS + "/1\\?"), pool -> pool.put("autoUpdate", true))),
                reading(
                        "a pool of a scale set",
                        "pool_settings",
                        "warn",
                        "'elasticPool'",
                        Spoil.adoBody(get(POOLS + "/1\\?"), pool -> pool.put("options", "elasticPool"))),
                reading(
                        "a pool of deployment targets",
                        "pool_settings",
                        "fail",
                        "'deployment'",
                        Spoil.adoBody(get(POOLS + "/1\\?"), pool -> pool.put("poolType", "deployment"))),
                reading(
                        "a project without the pool",
                        "project_queue",
                        "fail",
                        "'shop' does not have the pool",
                        Spoil.adoBody(get("shop/_apis/distributedtask/queues.*"), noRows())),
                reading(
                        "pipelines that were not permitted",
                        "project_queue",
                        "warn",
                        "0 of its pipelines",
                        Spoil.adoBody(get("shop/_apis/pipelines/.*"), answer -> answer.remove("allPipelines"))),
                reading(
                        "all licences in use",
                        "licence",
                        "warn",
                        "All 2 parallel jobs",
                        Spoil.adoBody(get("_apis/distributedtask/resourceusage.*"), usage -> {
                            usage.put("usedCount", 2);
                            ((ObjectNode) usage.path("resourceLimit")).put("totalCount", 2);
                        })),
                reading(
                        "no right to see licences",
                        "licence",
                        "warn",
                        "TF401027",
                        Spoil.ado(get("_apis/distributedtask/resourceusage.*"), FORBIDDEN)),
                reading(
                        "no list of agent versions",
                        "agent_version",
                        "warn",
                        "cannot be seen",
                        Spoil.ado(get("_apis/distributedtask/packages.*"), FORBIDDEN)),
                reading(
                        "a request to slow down with a success",
                        "rate_limits",
                        "warn",
                        "Retry-After 7 s",
                        (server, request, real) ->
                                server.equals("ado") ? real.get().with("Retry-After", "7") : real.get()));
    }

    private static Stream<Broken> queue() {
        return Stream.of(
                reading(
                        "job requests without a time",
                        "job_requests",
                        "fail",
                        "a queueTime that cannot be read",
                        Spoil.adoBody(get(JOBS), rows(job -> job.remove("queueTime")))),
                reading(
                        "finished requests among the unfinished",
                        "job_requests",
                        "fail",
                        "has a result",
                        Spoil.adoBody(get(JOBS), rows(job -> job.put("result", "failed")))),
                reading(
                        "no list at all",
                        "job_requests",
                        "fail",
                        "no array 'value'",
                        Spoil.ado(get(JOBS), Spoil.json(200, "{}"))),
                reading(
                        "demands that are objects",
                        "job_demands",
                        "fail",
                        "is no text",
                        Spoil.adoBody(
                                get(JOBS),
                                rows(job -> job.putArray("demands").addObject().put("name", "npm")))),
                reading(
                        "demands of another form",
                        "job_demands",
                        "warn",
                        "'Size -ltVersion 3'",
                        Spoil.adoBody(
                                get(JOBS), rows(job -> job.putArray("demands").add("Size -ltVersion 3")))),
                reading(
                        "exactly 200 requests",
                        "job_cap",
                        "warn",
                        "may be cut off",
                        Spoil.adoBody(get(JOBS), times(200))),
                reading(
                        "pages that lead nowhere",
                        "job_pages",
                        "warn",
                        "no header x-ms-continuationtoken",
                        (server, request, real) -> request.query().contains("$top")
                                ? Spoil.json(200, real.get().body())
                                : real.get()));
    }

    private static Stream<Broken> agents() {
        return Stream.of(
                reading(
                        "placeholders of another installation",
                        "placeholders",
                        "fail",
                        "installation somebodyelse",
                        Spoil.adoBody(
                                get(AGENTS + "\\?include.*"),
                                rows(agent -> ((ObjectNode) agent.path("userCapabilities"))
                                        .put("Muster.Installation", "somebodyelse")))),
                reading(
                        "an enabled placeholder",
                        "placeholders",
                        "warn",
                        "enabled",
                        Spoil.adoBody(get(AGENTS + "\\?include.*"), rows(agent -> agent.put("enabled", true)))),
                reading(
                        "no placeholders",
                        "placeholders",
                        "warn",
                        "no placeholder yet",
                        Spoil.adoBody(get(AGENTS + "\\?include.*"), noRows())));
    }

    private static Stream<Broken> writes() {
        return Stream.of(
                writing(
                        "placeholders are refused",
                        "placeholder_accepted",
                        "fail",
                        "TF401027",
                        Spoil.ado(
                                send("POST", AGENTS)
                                        .and(request -> !request.body().contains("publicKey")),
                                FORBIDDEN)),
                writing(
                        "no authorization for this kind of caller",
                        "agent_registered",
                        "fail",
                        "no authorization came back",
                        Spoil.adoBody(
                                send("POST", AGENTS)
                                        .and(request -> request.body().contains("publicKey")),
                                agent -> agent.remove("authorization"))),
                writing(
                        "a key that opens nothing",
                        "agent_token",
                        "fail",
                        "brought it no token",
                        Spoil.adoBody(
                                send("POST", AGENTS)
                                        .and(request -> request.body().contains("publicKey")),
                                agent -> ((ObjectNode) agent.path("authorization"))
                                        .put("clientId", "0f8fad5b-d9cb-469f-a165-70867728950e"))),
                writing(
                        "no session for the agent",
                        "agent_session",
                        "fail",
                        "could not open a session",
                        Spoil.ado(send("POST", POOLS + "/1/sessions"), FORBIDDEN)),
                writing(
                        "a session that only adds",
                        "agent_session",
                        "warn",
                        "adds to the registered",
                        Spoil.adoBody(
                                get(AGENTS + "/\\d+\\?include.*"),
                                agent -> ((ObjectNode) agent.path("systemCapabilities"))
                                        .put("Muster.Doctor.Registered", "yes"))),
                writing(
                        "an agent that can enable itself",
                        "agent_cordon",
                        "fail",
                        "enable itself with its own token",
                        Spoil.adoBody(get(AGENTS + "/\\d+\\?"), agent -> agent.put("enabled", true))),
                writing(
                        "no right to write items",
                        "table_write",
                        "fail",
                        "dynamodb:PutItem",
                        Spoil.refused("TransactWriteItems", "AccessDeniedException")));
    }

    private static Stream<Broken> probes() {
        return Stream.of(
                writing(
                        "no right to run tasks",
                        "task_probe",
                        "fail",
                        "iam:PassRole",
                        Spoil.refused("RunTask", "AccessDeniedException")),
                writing("no room for a task", "task_probe", "fail", "RESOURCE:CPU", Spoil.awsBody("RunTask", answer -> {
                    answer.putArray("tasks");
                    answer.putArray("failures").addObject().put("reason", "RESOURCE:CPU");
                })),
                writing(
                        "no way from the agents to the controller",
                        "task_probe",
                        "fail",
                        "no controller answered it",
                        Spoil.awsBody("DescribeTasks", containers(container -> container.put("exitCode", 71)))),
                writing(
                        "an image that lacks something",
                        "task_probe",
                        "fail",
                        "lacks something",
                        Spoil.awsBody("DescribeTasks", containers(container -> container.put("exitCode", 72)))),
                writing(
                        "an image that cannot be pulled",
                        "task_probe",
                        "fail",
                        "could not start: CannotPullContainerError",
                        Spoil.awsBody("DescribeTasks", containers(container -> {
                            container.remove("exitCode");
                            container.put("reason", "CannotPullContainerError");
                        }))),
                writing(
                        "an image with another entrypoint",
                        "task_probe",
                        "warn",
                        "ended with exit code 3",
                        Spoil.awsBody("DescribeTasks", containers(container -> container.put("exitCode", 3)))));
    }

    private static Consumer<ObjectNode> containers(Consumer<ObjectNode> change) {
        return answer -> answer.path("tasks")
                .forEach(task -> task.path("containers").forEach(container -> change.accept((ObjectNode) container)));
    }

    private static Stream<Broken> state() {
        return Stream.of(
                reading(
                        "no tables",
                        "tables",
                        "fail",
                        "There is no table 'muster-pools'",
                        Spoil.refused("DescribeTable", "ResourceNotFoundException")),
                reading(
                        "a table with other keys",
                        "tables",
                        "fail",
                        "instead of [name]",
                        Spoil.awsBody(
                                "DescribeTable",
                                answer -> ((ObjectNode) answer.path("Table"))
                                        .putArray("KeySchema")
                                        .add(object("{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}")))),
                reading(
                        "a table without a stream",
                        "table_stream",
                        "warn",
                        "has no stream: edits take effect at the next reading",
                        Spoil.awsBody(
                                "DescribeTable",
                                answer -> ((ObjectNode) answer.path("Table")).remove("StreamSpecification"))),
                reading(
                        "no right to read the stream",
                        "table_stream",
                        "warn",
                        "dynamodb:GetRecords",
                        Spoil.refused("GetRecords", "AccessDeniedException")),
                reading(
                        "items that never expire",
                        "table_expiry",
                        "warn",
                        "never expire",
                        Spoil.awsBody(
                                "DescribeTimeToLive",
                                answer -> answer.putObject("TimeToLiveDescription")
                                        .put("TimeToLiveStatus", "DISABLED"))),
                reading(
                        "no right to read ranges",
                        "table_read",
                        "fail",
                        "dynamodb:Query",
                        Spoil.refused("Query", "AccessDeniedException")));
    }

    private static Stream<Broken> cluster() {
        return Stream.of(
                reading(
                        "no such cluster",
                        "cluster",
                        "fail",
                        "no active cluster 'agents'",
                        Spoil.awsBody("DescribeClusters", answer -> answer.putArray("clusters"))),
                reading(
                        "a cluster without Fargate",
                        "capacity",
                        "fail",
                        "lacks the capacity provider(s) FARGATE; it has none",
                        Spoil.awsBody(
                                "DescribeClusters",
                                answer -> ((ObjectNode) answer.path("clusters").get(0)).putArray("capacityProviders"))),
                reading(
                        "no right to list families",
                        "task_families",
                        "warn",
                        "ecs:ListTaskDefinitionFamilies on *",
                        Spoil.refused("ListTaskDefinitionFamilies", "AccessDeniedException")),
                reading(
                        "no right to list revisions",
                        "task_families",
                        "warn",
                        "ecs:ListTaskDefinitions on *",
                        Spoil.refused("ListTaskDefinitions", "AccessDeniedException")),
                reading(
                        "no right to deregister",
                        "task_families",
                        "warn",
                        "ecs:DeregisterTaskDefinition on *",
                        Spoil.refused("DeregisterTaskDefinition", "AccessDeniedException")),
                reading(
                        "no right to list tasks",
                        "tasks",
                        "fail",
                        "ecs:ListTasks",
                        Spoil.refused("ListTasks", "AccessDeniedException")),
                reading(
                        "no right to describe tasks",
                        "tasks",
                        "fail",
                        "ecs:DescribeTasks",
                        Spoil.refused("DescribeTasks", "AccessDeniedException")),
                reading(
                        "no right to read task definitions",
                        "task_definitions",
                        "fail",
                        "ecs:DescribeTaskDefinition",
                        Spoil.refused("DescribeTaskDefinition", "AccessDeniedException")),
                reading(
                        "few vCPUs",
                        "quota",
                        "warn",
                        "on demand 6 of 200",
                        Spoil.awsBody(
                                "GetServiceQuota",
                                answer -> answer.putObject("Quota").put("Value", 6))),
                reading(
                        "no right to see quotas",
                        "quota",
                        "warn",
                        "servicequotas:GetServiceQuota",
                        Spoil.refused("GetServiceQuota", "AccessDeniedException")));
    }

    private static Stream<Broken> events() {
        return Stream.of(
                reading(
                        "no event queue",
                        "event_queue",
                        "fail",
                        "cannot be looked at",
                        Spoil.refused("GetQueueAttributes", "QueueDoesNotExist")),
                reading(
                        "messages that come again too soon",
                        "event_queue",
                        "warn",
                        "after 3 s",
                        attributes(queue -> queue.put("VisibilityTimeout", "3"))),
                reading(
                        "no queue for dead letters",
                        "dead_letters",
                        "warn",
                        "no queue for dead letters",
                        attributes(queue -> queue.remove("RedrivePolicy"))),
                reading(
                        "no right to delete messages",
                        "queue_rights",
                        "fail",
                        "sqs:DeleteMessage",
                        Spoil.refused("DeleteMessage", "AccessDenied")),
                reading(
                        "no right to hide messages",
                        "queue_rights",
                        "fail",
                        "sqs:ChangeMessageVisibility",
                        Spoil.refused("ChangeMessageVisibility", "AccessDenied")),
                reading(
                        "no right to send dead letters",
                        "dead_letter_queue",
                        "warn",
                        "sqs:SendMessage on it",
                        Spoil.refused("SendMessage", "AccessDenied")),
                reading(
                        "dead letters",
                        "dead_letter_queue",
                        "warn",
                        "About 12 message(s) lie in",
                        attributes(queue -> queue.put("ApproximateNumberOfMessages", "12"))),
                reading(
                        "a queue that EventBridge may not send to",
                        "queue_policy",
                        "fail",
                        "sqs:SendMessage",
                        attributes(queue -> queue.put("Policy", "{\"Statement\":[]}"))),
                reading(
                        "no rule for the queue",
                        "event_rule",
                        "fail",
                        "No rule brings",
                        Spoil.awsBody("ListRuleNamesByTarget", answer -> answer.putArray("RuleNames"))),
                reading(
                        "a disabled rule",
                        "event_rule",
                        "fail",
                        "is disabled",
                        Spoil.awsBody("DescribeRule", answer -> answer.put("State", "DISABLED"))),
                reading(
                        "a rule for some states only",
                        "event_rule",
                        "warn",
                        "some states",
                        Spoil.awsBody(
                                "DescribeRule",
                                answer -> answer.put(
                                        "EventPattern",
                                        "{\"source\":[\"aws.ecs\"],\"detail-type\":[\"ECS Task State Change\"],"
                                                + "\"detail\":{\"lastStatus\":[\"STOPPED\"]}}"))),
                reading(
                        "no right to see rules",
                        "event_rule",
                        "warn",
                        "events:ListRuleNamesByTarget",
                        Spoil.refused("ListRuleNamesByTarget", "AccessDeniedException")));
    }

    private static Spoil attributes(Consumer<ObjectNode> change) {
        return Spoil.awsBody("GetQueueAttributes", answer -> change.accept((ObjectNode) answer.path("Attributes")));
    }
}
