package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What the faults of Azure DevOps make of its answers. */
final class AdoTwists {
    private static final Duration THROTTLED = Duration.ofSeconds(5);
    private static final long SCATTER = 2_654_435_761L;

    private AdoTwists() {}

    /** A call that changes nothing: without an answer it simply was not made. */
    static <T> Twist<Outcome<T>> read() {
        return (fault, effect) ->
                fault.kind() == FaultKind.F37 ? failed(new CloudFault.Transient("HTTP 503")) : refused(fault);
    }

    /** A call that may have changed something when the service broke over it; here it never did. */
    static <T> Twist<Outcome<T>> change() {
        return (fault, effect) ->
                fault.kind() == FaultKind.F37 ? Optional.of(new Outcome.Unknown<>("HTTP 503")) : refused(fault);
    }

    /**
     * A listing, which besides may be an older one, or lack some of its entries.
     *
     * @param number what tells its entries apart
     */
    static <T> Twist<Outcome<List<T>>> listing(OlderListings<T> older, int poolId, ToLongFunction<T> number) {
        Twist<Outcome<List<T>>> read = read();
        return (fault, effect) -> switch (fault.kind()) {
            case F39 ->
                effect.get() instanceof Outcome.Done<List<T>>(List<T> now)
                        ? older.before(poolId, fault.amount())
                                .filter(then -> !then.equals(now))
                                .map(Outcome::done)
                        : Optional.empty();
            case F40 ->
                effect.get() instanceof Outcome.Done<List<T>>(List<T> whole)
                        ? Optional.of(part(whole, fault, number))
                                .filter(part -> !part.equals(whole))
                                .map(Outcome::done)
                        : Optional.empty();
            default -> read.answer(fault, effect);
        };
    }

    private static <T> List<T> part(List<T> whole, Fault fault, ToLongFunction<T> number) {
        return whole.stream()
                .filter(entry ->
                        Math.floorMod((number.applyAsLong(entry) + fault.nth()) * SCATTER, 100L) >= fault.amount())
                .toList();
    }

    private static <T> Optional<Outcome<T>> refused(Fault fault) {
        return switch (fault.kind()) {
            case F36 -> failed(new CloudFault.Throttled("HTTP 429 TF400733", THROTTLED));
            case F41 -> failed(signIn());
            default -> Optional.empty();
        };
    }

    static CloudFault signIn() {
        return new CloudFault.Denied("a sign-in page came instead of an answer");
    }

    private static <T> Optional<Outcome<T>> failed(CloudFault fault) {
        return Optional.of(new Outcome.Failed<>(fault));
    }
}
