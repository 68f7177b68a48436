package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether a project's pipelines may use the pool; else its runs wait before any job request exists.
 *
 * @param project its name or id
 */
record ProjectQueueCheck(Ward ward, String project) implements Check {
    @Override
    public Subject subject() {
        return Subject.PROJECT_QUEUE;
    }

    @Override
    public Result look() throws InterruptedException {
        String below = Organization.encoded(project);
        Reply reply = ward.ask()
                .get(below + "/_apis/distributedtask/queues?poolIds="
                        + ward.poolId().read());
        if (!reply.isSuccess()) {
            return reply.asFailure(
                    "The agent pools of the project '" + project + "' cannot be read",
                    "Check the project's name, and that the identity may see the project.");
        }
        List<JsonNode> queues = reply.rows().stream()
                .filter(queue ->
                        queue.path("pool").path("id").asInt(0) == ward.poolId().read())
                .toList();
        return queues.isEmpty()
                ? new Result.Fail(
                        "The project '" + project + "' does not have the pool.",
                        "Project settings, Agent pools, Add pool, Existing. Without it no job of the project ever shows.")
                : permitted(below, queues.getFirst().path("id").asInt(0));
    }

    private Result permitted(String below, int queueId) throws InterruptedException {
        Reply reply = ward.ask().getPreview(below + "/_apis/pipelines/pipelinepermissions/queue/" + queueId);
        if (!reply.isSuccess()) {
            return new Result.Warn(
                    "The project has the pool; which pipelines may use it is not shown to this identity ("
                            + reply.said() + ").",
                    "Look yourself: Project settings, Agent pools, the pool, Security, Pipeline permissions.");
        }
        JsonNode permissions = reply.json();
        if (permissions.path("allPipelines").path("authorized").asBoolean(false)) {
            return new Result.Ok("The project has the pool, and all its pipelines may use it.");
        }
        int some = permissions.path("pipelines").size();
        return new Result.Warn(
                "The project has the pool, and " + some + " of its pipelines may use it.",
                "Runs of the others wait for somebody to permit them: Project settings, Agent pools, the pool, Security.");
    }
}
