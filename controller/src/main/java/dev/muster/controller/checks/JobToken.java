package dev.muster.controller.checks;

import java.util.regex.Pattern;

/**
 * The token of the job that waits for a check. It may do whatever the pipeline may, for up to 48 hours (Azure DevOps
 * documentation, invoke REST API checks), so that it goes to the pool's own organisation and nowhere else.
 */
public record JobToken(String value) {
    /** Tokens have one to two thousand letters. */
    private static final Pattern USABLE = Pattern.compile("[!-~]{1,6000}");

    /** Whether that can be a token and can stand in a header. */
    static boolean isUsable(String text) {
        return USABLE.matcher(text).matches();
    }

    /** Hidden, so that no log line, message or test report can show it. */
    @Override
    public String toString() {
        return "JobToken[hidden]";
    }
}
