package dev.muster.controller.doctor;

import java.time.Duration;

/** How bad it is that two clocks differ. */
public final class Skew {
    /** Signatures and assertions of either platform are refused beyond five minutes. */
    private static final Duration FATAL = Duration.ofMinutes(5);

    private static final Duration WORTH_SAYING = Duration.ofSeconds(60);

    private Skew() {}

    /** @param ahead how far our clock is ahead of the other's; negative if it is behind */
    public static Result judged(Duration ahead, String other) {
        Duration apart = ahead.abs();
        String sentence = "This clock is " + apart.toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " that of " + other + ".";
        if (apart.compareTo(WORTH_SAYING) <= 0) {
            return new Result.Ok(sentence);
        }
        String advice = "Set this machine's clock by NTP.";
        return apart.compareTo(FATAL) > 0 ? new Result.Fail(sentence, advice) : new Result.Warn(sentence, advice);
    }
}
