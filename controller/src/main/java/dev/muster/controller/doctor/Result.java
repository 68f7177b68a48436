package dev.muster.controller.doctor;

/** How one line of the examination ended. */
public sealed interface Result {
    /** One sentence: what was seen, or why nothing was. */
    String sentence();

    /** As it should be. */
    record Ok(String sentence) implements Result {}

    /** It works, but somebody should know. */
    record Warn(String sentence, String advice) implements Result {}

    /** Muster cannot work, or not as it promises, until this is mended. */
    record Fail(String sentence, String advice) implements Result {}

    /** Not looked at; the sentence says why. */
    record Skipped(String sentence) implements Result {}

    /** What somebody should do; empty if nothing. */
    default String advice() {
        return switch (this) {
            case Warn(String sentence, String advice) -> advice;
            case Fail(String sentence, String advice) -> advice;
            case Ok ok -> "";
            case Skipped skipped -> "";
        };
    }

    /** One short word. */
    default String word() {
        return switch (this) {
            case Ok ok -> "ok";
            case Warn warn -> "warn";
            case Fail fail -> "FAIL";
            case Skipped skipped -> "skipped";
        };
    }

    /** Whether lines that rest on this one can be looked at. */
    default boolean passed() {
        return switch (this) {
            case Ok ok -> true;
            case Warn warn -> true;
            case Fail fail -> false;
            case Skipped skipped -> false;
        };
    }
}
