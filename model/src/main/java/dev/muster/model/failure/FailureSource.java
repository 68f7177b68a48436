package dev.muster.model.failure;

/** Where ECS tells that a launch failed. */
public enum FailureSource {
    /** An entry of {@code failures} in an answer of RunTask with HTTP 200. */
    LAUNCH_FAILURE("RunTask answers `failures`", "reason"),
    /** RunTask answers with an exception. */
    LAUNCH_ERROR("RunTask answers with an exception", "exception"),
    /** A task that stops before its agent was online. */
    STOPPED_TASK("A task stops before its agent was online", "stop code");

    private final String title;
    private final String codes;

    FailureSource(String title, String codes) {
        this.title = title;
        this.codes = codes;
    }

    /** As a heading. */
    public String title() {
        return title;
    }

    /** What its codes are called. */
    public String codes() {
        return codes;
    }
}
