package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.Map;

/** What all answers so far said about limits. */
record RateLimitsCheck(Traffic traffic) implements Check {
    @Override
    public Subject subject() {
        return Subject.RATE_LIMITS;
    }

    @Override
    public Result look() {
        Map<String, String> limits = traffic.limits();
        if (traffic.retryAfter().isPresent()) {
            return new Result.Warn(
                    "Azure DevOps asked us to wait (Retry-After "
                            + traffic.retryAfter().get() + " s); limits: " + limits + ".",
                    "The identity is near its limit: give it an access level that raises it, give pools identities of"
                            + " their own, or poll less often (muster.poll-interval).");
        }
        return new Result.Ok(
                limits.isEmpty()
                        ? "None of " + traffic.answers() + " answers spoke of a limit."
                        : "Limits were told, but no delay: " + limits + ".");
    }
}
