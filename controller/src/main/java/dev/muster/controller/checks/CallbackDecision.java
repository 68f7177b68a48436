package dev.muster.controller.checks;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Duration;

/** What follows from how telling Azure DevOps the answer ended. */
sealed interface CallbackDecision {
    /** Refusals of the token before we believe them: right after the check began they are known to pass. */
    int MOST_DENIALS = 5;

    Duration FIRST_WAIT = Duration.ofSeconds(1);
    Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Azure DevOps has it. */
    record Done() implements CallbackDecision {}

    /** It is told again after that time. */
    record Again(Duration after) implements CallbackDecision {}

    /** Azure DevOps does not want it. */
    record GiveUp(String why) implements CallbackDecision {}

    /**
     * @param attempt from 1
     * @param random uniform from 0.0 (inclusive) to 1.0 (exclusive)
     */
    static CallbackDecision of(Outcome<?> outcome, int attempt, double random) {
        return switch (outcome) {
            case Outcome.Done<?> done -> new Done();
            case Outcome.Refused<?>(String why) -> new GiveUp(why);
            case Outcome.Unknown<?> unknown -> new Again(backoff(attempt, random));
            case Outcome.Failed<?> failed ->
                switch (failed.fault()) {
                    case CloudFault.Throttled(String message, Duration retryAfter) -> new Again(retryAfter);
                    case CloudFault.Transient _,
                            CloudFault.Capacity _,
                            CloudFault.Quota _,
                            CloudFault.Spot _,
                            CloudFault.Unknown _ -> new Again(backoff(attempt, random));
                    case CloudFault.Denied denied ->
                        attempt < MOST_DENIALS ? new Again(backoff(attempt, random)) : new GiveUp(denied.describe());
                    case CloudFault.Gone _,
                            CloudFault.Misconfigured _,
                            CloudFault.Conflict _,
                            CloudFault.Image _,
                            CloudFault.ExitedEarly _ ->
                        new GiveUp(failed.fault().describe());
                };
        };
    }

    /** Doubling from one second to a minute, each between half of it and all of it. */
    static Duration backoff(int attempt, double random) {
        Duration whole = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, 6));
        Duration bounded = whole.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : whole;
        return Duration.ofMillis(Math.round(bounded.toMillis() * (0.5 + random / 2)));
    }
}
