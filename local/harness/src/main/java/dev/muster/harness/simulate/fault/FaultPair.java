package dev.muster.harness.simulate.fault;

import static dev.muster.harness.simulate.fault.FaultKind.*;

import java.util.List;

/**
 * Two kinds of faults that have to take effect in the same run often, because what either does is easy to survive without
 * the other.
 */
public record FaultPair(FaultKind first, FaultKind second) {
    /** Those that runs are held to. */
    public static final List<FaultPair> LISTED = List.of(
            // What was written, or launched, is not known to have been, and then the memory of the attempt is gone.
            new FaultPair(F3, F59),
            new FaultPair(F18, F59),
            new FaultPair(F19, F59),
            // A former owner goes on, answers late, or with another idea of the time.
            new FaultPair(F60, F61),
            new FaultPair(F61, F65),
            new FaultPair(F61, F64),
            new FaultPair(F5, F61),
            // Somebody else takes the job of an agent that comes too late, or that the request is kept for.
            new FaultPair(F46, F51),
            new FaultPair(F46, F80),
            // Records of the past meet a controller without memory, or two that differ.
            new FaultPair(F59, F73),
            new FaultPair(F61, F73),
            // Nothing tells how a task ended: its event never comes, and ECS has forgotten it.
            new FaultPair(F12, F25),
            // An agent that nobody sees in a listing, by a controller that remembers nothing.
            new FaultPair(F23, F59),
            new FaultPair(F40, F59),
            // A name, or a key, is not with the agent that it was given to, and its controller is another one.
            new FaultPair(F53, F59),
            new FaultPair(F59, F77));

    /** Whether both took effect in that run. */
    public boolean tookEffect(FaultCounts run) {
        return run.asMap().containsKey(first) && run.asMap().containsKey(second);
    }

    @Override
    public String toString() {
        return first + "+" + second;
    }
}
