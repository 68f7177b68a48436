package dev.muster.harness.simulate.strike;

import dev.muster.simulator.ecs.LaunchVerdict;
import dev.muster.simulator.ecs.LaunchVerdicts;
import dev.muster.simulator.ecs.RunTaskCall;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Launches that ECS accepts and answers with nothing but {@code failures}, which it remembers with the client token. */
public final class LaunchFaults implements LaunchVerdicts {
    private LaunchVerdicts otherwise = LaunchVerdicts.ALWAYS;
    private @Nullable String reason;

    @Override
    public LaunchVerdict judge(RunTaskCall call) {
        String why = reason;
        reason = null;
        return why == null ? otherwise.judge(call) : new LaunchVerdict.Failure(why);
    }

    /** From now on these judge the calls for which no failure is planted. */
    public void judgedBy(LaunchVerdicts others) {
        otherwise = others;
    }

    /**
     * Makes the call with this failure for it.
     *
     * @return null if ECS did not judge anew: it was refused for another reason, or answered as its token was before
     */
    public <T> @Nullable T failing(String why, Supplier<T> call) {
        reason = why;
        T answer = call.get();
        boolean struck = reason == null;
        reason = null;
        return struck ? answer : null;
    }
}
