package dev.muster.model.observed;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why the entrypoint of our agent images ended its container, by the exit codes that are its own. The agent's listener
 * exits with 0 to 4, a killed container with 128 and more; an image with another entrypoint may use any.
 */
public enum EntrypointExit {
    /** The bootstrap endpoint refused the container for good. */
    REFUSED(70, "it was refused its identity for good; its log and the controller's say why"),
    /** Nobody gave the container its identity in time. */
    NOT_ANSWERED(71, "it was given no identity before the start deadline; can it reach the controller?"),
    /** The image or the task lacks something that the entrypoint needs. */
    BADLY_SET_UP(72, "its image or task lacks what the entrypoint needs; its log says what"),
    /** The kernel killed a process of the container, which is not always the one that ends it. */
    OUT_OF_MEMORY(76, "out of memory: the kernel killed a process of the job; the template needs more memory");

    private final int code;
    private final String words;

    EntrypointExit(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The container's exit code. */
    public int code() {
        return code;
    }

    /** Which it is; empty if the exit code is none of ours. */
    public static Optional<EntrypointExit> of(int exitCode) {
        return Arrays.stream(values()).filter(exit -> exit.code == exitCode).findFirst();
    }

    /** An exit code for people: with what it means, if it is one of ours. */
    public static String describe(int exitCode) {
        return of(exitCode)
                .map(exit -> "exit code " + exitCode + ", " + exit.words)
                .orElse("exit code " + exitCode);
    }
}
