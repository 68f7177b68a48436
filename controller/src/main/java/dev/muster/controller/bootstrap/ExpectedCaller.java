package dev.muster.controller.bootstrap;

import java.util.Optional;

/** Whose credentials an agent's own container has. */
record ExpectedCaller(String account, String role, String taskId) {
    static ExpectedCaller of(Standing.Candidate candidate) {
        return new ExpectedCaller(
                candidate.task().account(),
                roleName(candidate.template().taskRole()),
                candidate.task().taskId());
    }

    /** What is wrong with this caller; empty if it is the one. */
    Optional<BootstrapAnswer.Rejected> objection(CallerIdentity caller) {
        if (!caller.account().equals(account)) {
            return no(Refusal.OTHER_ACCOUNT, "the proof is of another AWS account than the agent's task");
        }
        Optional<CallerIdentity.AssumedRole> assumed = caller.assumedRole();
        if (assumed.isEmpty()) {
            return no(Refusal.OTHER_ROLE, "the proof is not of a task's role");
        }
        if (!assumed.get().role().equals(role)) {
            return no(Refusal.OTHER_ROLE, "the proof is of another role than the task role of the agent's template");
        }
        return assumed.get().session().equals(taskId)
                ? Optional.empty()
                : no(Refusal.OTHER_TASK, "the proof is of another task than the agent's");
    }

    /** STS names a role without the path that its ARN may hold. */
    private static String roleName(String role) {
        return role.substring(role.lastIndexOf('/') + 1);
    }

    private static Optional<BootstrapAnswer.Rejected> no(Refusal refusal, String sentence) {
        return Optional.of(new BootstrapAnswer.Rejected(refusal, sentence));
    }
}
