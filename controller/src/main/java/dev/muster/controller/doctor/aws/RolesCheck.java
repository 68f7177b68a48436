package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Patient;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.pool.AgentTemplate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the templates' roles are of the account in which tasks run: IAM lets nobody pass a role of another one (IAM user
 * guide, granting permissions to pass a role). Whether they are there, and may be passed, only a task shows.
 *
 * @param caller the ARN as which AWS knows us
 */
record RolesCheck(Note<String> caller, Note<Patient> patient) implements Check {
    private static final int ACCOUNT = 4;

    @Override
    public Subject subject() {
        return Subject.ROLES;
    }

    @Override
    public Result look() {
        String account = account(caller.read()).orElse("");
        List<String> elsewhere = patient.read().spec().templates().stream()
                .flatMap(RolesCheck::roles)
                .distinct()
                .filter(role ->
                        account(role).filter(owner -> !owner.equals(account)).isPresent())
                .toList();
        return elsewhere.isEmpty()
                ? new Result.Ok("No template names a role of another account; a probe task (--write) shows more.")
                : new Result.Fail(
                        "Templates name roles of another account than " + account + ": " + String.join(", ", elsewhere)
                                + ".",
                        "Name roles of this account: IAM lets nobody pass another's.");
    }

    private static Stream<String> roles(AgentTemplate template) {
        return Stream.of(template.task().roles().task(), template.task().roles().execution());
    }

    /** Empty for a name, which is one of whatever account it is used in. */
    private static Optional<String> account(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > ACCOUNT ? Optional.of(parts[ACCOUNT]) : Optional.empty();
    }
}
