package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.TaskField;

/** Reads tasks in each of the ways the controller does: sweeps by desired status, and look-ups by startedBy. */
record TasksCheck(EcsWard ward) implements Check {
    private static final String NOBODY = "00000000000000000000000000000000";

    @Override
    public Subject subject() {
        return Subject.TASKS;
    }

    @Override
    public Result look() {
        try {
            for (DesiredStatus status : new DesiredStatus[] {DesiredStatus.RUNNING, DesiredStatus.STOPPED}) {
                ward.ecs().listTasks(ask -> ask.cluster(ward.name()).desiredStatus(status));
            }
            ward.ecs().listTasks(ask -> ask.cluster(ward.name()).startedBy("muster-doctor"));
        } catch (SdkException problem) {
            return Problem.of(
                    "Tasks cannot be listed", problem, "ecs:ListTasks, with the condition ecs:cluster if you like");
        }
        try {
            ward.ecs()
                    .describeTasks(ask -> ask.cluster(ward.name()).tasks(NOBODY).include(TaskField.TAGS));
            return new Result.Ok("Tasks can be listed, by desired status and by startedBy, and described.");
        } catch (SdkException problem) {
            return Problem.of("Tasks cannot be described", problem, "ecs:DescribeTasks on the cluster's tasks");
        }
    }
}
