package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whether we may do what keeps the number of task definitions small and sweeps of crowded clusters cheap. Nothing launches
 * better for it, so that a missing right is a warning. What would be deregistered is a revision that nobody ever made.
 */
record TaskFamiliesCheck(EcsWard ward) implements Check {
    private static final String FAMILY = "muster-doctor-nobody-makes-this";

    @Override
    public Subject subject() {
        return Subject.TASK_FAMILIES;
    }

    @Override
    public Result look() {
        for (Map.Entry<String, Runnable> call : calls().entrySet()) {
            try {
                call.getValue().run();
            } catch (SdkException problem) {
                if (Problem.isForWantOfRights(problem)) {
                    return Problem.mild(
                            "Old task definitions stay registered, and crowded clusters are read as a whole",
                            problem,
                            call.getKey() + " on *");
                }
            }
        }
        return new Result.Ok("Families and revisions of task definitions can be listed, and old ones deregistered.");
    }

    private SequencedMap<String, Runnable> calls() {
        SequencedMap<String, Runnable> calls = new LinkedHashMap<>();
        calls.put(
                "ecs:ListTaskDefinitionFamilies",
                () -> ward.ecs()
                        .listTaskDefinitionFamilies(
                                ask -> ask.familyPrefix(FAMILY).maxResults(1)));
        calls.put(
                "ecs:ListTaskDefinitions",
                () -> ward.ecs()
                        .listTaskDefinitions(ask -> ask.familyPrefix(FAMILY).maxResults(1)));
        calls.put(
                "ecs:DeregisterTaskDefinition",
                () -> ward.ecs().deregisterTaskDefinition(ask -> ask.taskDefinition(FAMILY + ":1")));
        return calls;
    }
}
