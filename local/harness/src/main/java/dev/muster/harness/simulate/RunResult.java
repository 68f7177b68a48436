package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.FaultCounts;
import dev.muster.harness.simulate.runtime.SimulationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one run ended.
 *
 * @param steps lines of its trace
 * @param traceHash SHA-256 (hexadecimal) of them
 * @param failure null if all went well
 * @param lastLines the newest lines of the trace, oldest first
 */
public record RunResult(
        long seed,
        long steps,
        String traceHash,
        FaultCounts faults,
        @Nullable SimulationFailure failure,
        List<String> lastLines) {}
