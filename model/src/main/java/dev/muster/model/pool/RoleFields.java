package dev.muster.model.pool;

import java.util.Optional;
import java.util.regex.Pattern;

/** A template's {@code taskRole} and {@code executionRole}. */
record RoleFields(Optional<String> taskRole, Optional<String> executionRole) {
    private static final ValueReader<String> ROLE = Scalars.text(
            "text: the name or ARN of an IAM role",
            Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}|arn:aws[a-z-]*:iam::[0-9]+:role/[A-Za-z0-9_+=,.@/-]+"));

    static RoleFields read(Fields template) {
        return new RoleFields(template.required("taskRole", ROLE), template.required("executionRole", ROLE));
    }

    /** To be called only if nothing in the template is wrong. */
    TaskRoles whole() {
        return new TaskRoles(taskRole.orElseThrow(), executionRole.orElseThrow());
    }
}
