package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.AgentMessage;
import dev.muster.simulator.ado.AgentReference;
import dev.muster.simulator.ado.Demand;
import dev.muster.simulator.ado.JobRequest;
import dev.muster.simulator.ado.JobResult;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.ado.JobsPage;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Job requests and the messages that carry them, on the wire. */
final class JobJson {
    static final String PROJECT = "00000000-0000-4000-8000-000000000001";
    private static final String SERVICE = "00025394-6065-48ca-87d9-7f5672854ef7";

    private JobJson() {}

    static ObjectNode row(JobsPage.Row row) {
        ObjectNode node = request(row.request());
        node.put("matchesAllAgentsInPool", row.matchesAllAgentsInPool());
        if (!row.matchedAgents().isEmpty()) {
            ArrayNode matched = node.putArray("matchedAgents");
            row.matchedAgents().forEach(agent -> matched.add(AgentJson.matched(agent)));
        }
        return node;
    }

    static ObjectNode request(JobRequest request) {
        JobScript script = request.script();
        ObjectNode node = AdoJson.object().put("requestId", request.requestId());
        AdoJson.putTime(node, "queueTime", request.queueTime());
        AdoJson.putTime(node, "assignTime", request.assignTime());
        AdoJson.putTime(node, "receiveTime", request.receiveTime());
        AdoJson.putTime(node, "lockedUntil", request.lockedUntil());
        AdoJson.putTime(node, "finishTime", request.finishTime());
        JobResult result = request.result();
        if (result != null) {
            node.put("result", result.wireName());
        }
        String message = request.statusMessage();
        if (message != null) {
            node.put("statusMessage", message);
        }
        node.put("serviceOwner", SERVICE)
                .put("hostId", PROJECT)
                .put("scopeId", PROJECT)
                .put("planType", script.planType())
                .put("planId", request.planId().toString())
                .put("jobId", request.jobId().toString())
                .put("jobName", script.jobName())
                .put("poolId", request.poolId())
                .put("orchestrationId", request.planId() + "." + script.jobName() + ".__default")
                .put("priority", 0);
        ArrayNode demands = node.putArray("demands");
        request.demands().stream().map(Demand::text).forEach(demands::add);
        AgentReference reserved = request.reservedAgent();
        if (reserved != null) {
            node.set("reservedAgent", AgentJson.reference(reserved));
        }
        node.putObject("definition").put("id", script.definitionId()).put("name", script.definitionName());
        node.putObject("owner").put("id", request.runId()).put("name", Integer.toString(script.buildId()));
        node.putObject("data").put("ParallelismTag", "Private").put("IsScheduledKey", "False");
        return node;
    }

    /** A message without encryption: the body is plain JSON in a string. */
    static ObjectNode message(AgentMessage message) {
        return switch (message) {
            case AgentMessage.Job(long id, JobRequest request) -> envelope(id, "PipelineAgentJobRequest", job(request));
            case AgentMessage.Cancellation(long id, JobRequest request) ->
                envelope(
                        id,
                        "JobCancellation",
                        AdoJson.object()
                                .put("jobId", request.jobId().toString())
                                .put("timeout", "00:05:00"));
        };
    }

    private static ObjectNode envelope(long id, String type, ObjectNode body) {
        return AdoJson.object().put("messageId", id).put("messageType", type).put("body", body.toString());
    }

    /** One step stands for all the pipeline does: it takes its time and ends with its result. */
    private static ObjectNode job(JobRequest request) {
        JobScript script = request.script();
        ObjectNode job = AdoJson.object()
                .put("messageType", "PipelineAgentJobRequest")
                .put("requestId", request.requestId())
                .put("jobId", request.jobId().toString())
                .put("jobDisplayName", script.jobName())
                .put("lockToken", "00000000-0000-0000-0000-000000000000");
        job.putObject("plan")
                .put("planId", request.planId().toString())
                .put("planType", script.planType())
                .put("scopeIdentifier", PROJECT)
                .put("version", 8);
        ObjectNode step = job.putArray("steps").addObject().put("type", "task").put("displayName", "work");
        step.putObject("inputs")
                .put("milliseconds", script.duration().toMillis())
                .put("result", script.result().wireName());
        return job;
    }
}
