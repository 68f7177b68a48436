package dev.muster.controller.azuredevops;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What the service says in an answer that is no success.
 *
 * @param text its sentence, at most 300 characters; empty if there is none
 * @param kind its {@code typeKey}, such as {@code TaskAgentExistsException}; empty if there is none
 */
record ServiceMessage(String text, String kind) {
    private static final int LONGEST = 300;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}]+");
    private static final ServiceMessage NONE = new ServiceMessage("", "");

    static ServiceMessage of(Answer answer) {
        if (answer.isEmpty() || !answer.mayBeJson()) {
            return NONE;
        }
        try (JsonWalk json = JsonWalk.through(answer.open())) {
            var fields = json.texts();
            return new ServiceMessage(line(fields.get("message")), line(fields.get("typeKey")));
        } catch (IOException | JacksonException | NotUnderstoodException unreadable) {
            return NONE;
        }
    }

    /** Azure DevOps keeps the registration of an agent that has a job: "Agent X is running a job for pool Y". */
    boolean saysJobIsRunning() {
        return text.toLowerCase(Locale.ROOT).contains("running a job") || kind.contains("JobStillRunning");
    }

    private static String line(@Nullable String written) {
        String line = written == null
                ? ""
                : UNPRINTABLE.matcher(written).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
