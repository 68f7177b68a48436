package dev.muster.controller.bootstrap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an ECS task's ARN that a caller's identity is compared with.
 *
 * @param account twelve digits
 * @param taskId last segment of the ARN
 */
public record TaskArn(String account, String taskId) {
    private static final Pattern FORM =
            Pattern.compile("arn:[a-z0-9-]+:ecs:[a-z0-9-]+:([0-9]{12}):task/(?:[^/:]+/)?([^/:]+)");

    static Optional<TaskArn> parse(String arn) {
        Matcher form = FORM.matcher(arn);
        return form.matches() ? Optional.of(new TaskArn(form.group(1), form.group(2))) : Optional.empty();
    }
}
