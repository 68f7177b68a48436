package dev.muster.controller.checks;

/** What is to be said to a check now. */
public sealed interface CheckVerdict {
    /** One sentence, for people who look at the check. */
    String reason();

    /** The stage may begin. */
    record Pass(String reason) implements CheckVerdict {}

    /** Not now; time alone, or other jobs' ends, may change that. */
    record Wait(String reason) implements CheckVerdict {}

    /** No, and somebody has to do something about it. */
    record Fail(String reason) implements CheckVerdict {}

    /** One word for machines. */
    default String status() {
        return switch (this) {
            case Pass pass -> "pass";
            case Wait wait -> "wait";
            case Fail fail -> "fail";
        };
    }
}
