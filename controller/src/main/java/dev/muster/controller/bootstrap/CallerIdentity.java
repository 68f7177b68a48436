package dev.muster.controller.bootstrap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who STS says made a request (STS API reference, GetCallerIdentity). */
public record CallerIdentity(String account, String arn) {
    private static final Pattern ASSUMED_ROLE =
            Pattern.compile("arn:[a-z0-9-]+:sts::([0-9]{12}):assumed-role/([^/:]+)/([^/:]+)");

    /** The role session, if it is one: a user, the root user and a federated user are none. */
    public Optional<AssumedRole> assumedRole() {
        Matcher form = ASSUMED_ROLE.matcher(arn);
        return form.matches() && form.group(1).equals(account)
                ? Optional.of(new AssumedRole(form.group(2), form.group(3)))
                : Optional.empty();
    }

    /**
     * @param role the role's name, without its path
     * @param session the session's name; ECS gives a task's credentials the task id
     */
    public record AssumedRole(String role, String session) {}
}
