package dev.muster.controller.bootstrap;

import java.util.Optional;

/**
 * Whose credentials an agent's own container has.
 *
 * @param asLaunched whether the template is still what it was when the agent was launched
 */
record ExpectedCaller(String account, String role, String taskId, boolean asLaunched) {
    static ExpectedCaller of(Standing.Candidate candidate) {
        return new ExpectedCaller(
                candidate.task().account(),
                roleName(candidate.template().task().roles().task()),
                candidate.task().taskId(),
                candidate.template().fingerprint().equals(candidate.record().templateFingerprint()));
    }

    /** What is wrong with this caller; empty if it is the one. */
    Optional<BootstrapAnswer> objection(CallerIdentity caller) {
        if (!caller.account().equals(account)) {
            return no(Refusal.OTHER_ACCOUNT, "the proof is of another AWS account than the agent's task");
        }
        Optional<CallerIdentity.AssumedRole> assumed = caller.assumedRole();
        if (assumed.isEmpty()) {
            return no(Refusal.OTHER_ROLE, "the proof is not of a task's role");
        }
        if (!assumed.get().session().equals(taskId)) {
            return no(Refusal.OTHER_TASK, "the proof is of another task than the agent's");
        }
        return assumed.get().role().equals(role) ? Optional.empty() : otherRole();
    }

    /** A replica that reads an edited spec late, or early, must not end an agent over the role it had or will have. */
    private Optional<BootstrapAnswer> otherRole() {
        return asLaunched
                ? no(Refusal.OTHER_ROLE, "the proof is of another role than the task role of the agent's template")
                : Optional.of(new BootstrapAnswer.RetryLater(
                        RetryCause.TEMPLATE_UNKNOWN, "the agent's template is not known as it was launched"));
    }

    /** STS names a role without the path that its ARN may hold. */
    private static String roleName(String role) {
        return role.substring(role.lastIndexOf('/') + 1);
    }

    private static Optional<BootstrapAnswer> no(Refusal refusal, String sentence) {
        return Optional.of(new BootstrapAnswer.Rejected(refusal, sentence));
    }
}
