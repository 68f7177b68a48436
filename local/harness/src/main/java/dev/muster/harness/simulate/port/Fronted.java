package dev.muster.harness.simulate.port;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.ado.FrontAnswer;

/** Answers of the simulated service's front door in the loop's words. */
final class Fronted {
    private Fronted() {}

    static <T> Outcome<T> outcome(FrontAnswer<T> answer) {
        return switch (answer) {
            case FrontAnswer.Answered<T>(T value) -> new Outcome.Done<>(value);
            case FrontAnswer.Throttled<T> throttled ->
                new Outcome.Failed<>(new CloudFault.Throttled("429", throttled.retryAfter()));
            case FrontAnswer.Unavailable<T> unavailable ->
                new Outcome.Failed<>(new CloudFault.Transient("HTTP " + unavailable.status()));
        };
    }
}
