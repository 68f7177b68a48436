package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultCounts;
import dev.muster.harness.simulate.runtime.SimulationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one run ended.
 *
 * @param planned the faults it was made with, whether they took effect or not
 * @param steps lines of its trace
 * @param convergenceSteps those from the end of the faults until all was settled; 0 if it never was
 * @param traceHash SHA-256 (hexadecimal) of them
 * @param failure null if all went well
 * @param lastLines the newest lines of the trace, oldest first
 */
public record RunResult(
        long seed,
        List<Fault> planned,
        long steps,
        long convergenceSteps,
        String traceHash,
        FaultCounts faults,
        @Nullable SimulationFailure failure,
        List<String> lastLines) {}
