package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Skew;
import dev.muster.controller.doctor.Subject;

/** How far this clock is from that of Azure DevOps: an agent's token request fails beyond five minutes. */
record AzureClockCheck(Traffic traffic) implements Check {
    @Override
    public Subject subject() {
        return Subject.AZURE_CLOCK;
    }

    @Override
    public Result look() {
        return traffic.skew()
                .map(skew -> Skew.judged(skew, "Azure DevOps"))
                .orElseGet(() -> new Result.Warn("No answer had a Date header.", "Look whether a proxy removes it."));
    }
}
