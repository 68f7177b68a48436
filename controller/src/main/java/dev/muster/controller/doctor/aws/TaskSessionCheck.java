package dev.muster.controller.doctor.aws;

import dev.muster.controller.azuredevops.Transport;
import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the role session of a task bears the task's id, by which agents prove who they are. Where the doctor itself runs
 * as a task, it looks at itself.
 *
 * @param metadata the task metadata endpoint of this container (Amazon ECS developer guide, version 4); null outside ECS
 * @param caller the ARN as which AWS knows us
 */
record TaskSessionCheck(Transport transport, @Nullable URI metadata, Note<String> caller) implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1 << 20;

    @Override
    public Subject subject() {
        return Subject.TASK_SESSION;
    }

    @Override
    public Result look() throws InterruptedException {
        if (metadata == null) {
            return new Result.Skipped(
                    "seen only where the doctor runs as an ECS task; or start any task with a role and"
                            + " run 'aws sts get-caller-identity' in it");
        }
        String task = last(taskArn(metadata));
        String session = last(caller.read());
        if (task.isEmpty()) {
            return new Result.Warn("The task metadata endpoint did not say which task this is.", "Try again.");
        }
        return session.equals(task)
                ? new Result.Ok("The session of this task's own role bears the task's id.")
                : new Result.Fail(
                        "The session of this task's role is named '" + session + "', not after the task.",
                        "If this process uses the task's own role, report it: agents could not prove who they are.");
    }

    /** Empty if nobody says. */
    private String taskArn(URI endpoint) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/task"))
                .timeout(PATIENCE)
                .build();
        try {
            byte[] body = transport.send(request, MOST_BYTES).get().body();
            return JsonMapper.shared()
                    .readTree(new String(body, StandardCharsets.UTF_8))
                    .path("TaskARN")
                    .asString("");
        } catch (ExecutionException | JacksonException unanswered) {
            return "";
        }
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
