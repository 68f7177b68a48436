package dev.muster.harness.simulate.port;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.util.function.Function;

/** One call after another: the second is made only if the first was done. */
final class Chained {
    private Chained() {}

    static <T, R> Outcome<R> then(Outcome<T> first, Function<? super T, Outcome<R>> second) {
        return switch (first) {
            case Outcome.Done<T>(T value) -> second.apply(value);
            case Outcome.Refused<T>(String why) -> new Outcome.Refused<>(why);
            case Outcome.Failed<T>(CloudFault fault) -> new Outcome.Failed<>(fault);
            case Outcome.Unknown<T>(String why) -> new Outcome.Unknown<>(why);
        };
    }
}
