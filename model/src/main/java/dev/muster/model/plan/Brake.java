package dev.muster.model.plan;

import java.util.List;

/** Bounds how many agents one plan may end, so that a mistake of ours cannot end all of them at once. */
final class Brake {
    private int retirements;
    private int overdueStops;

    Brake(PlannerSettings.Bounds bounds) {
        this.retirements = bounds.retirements();
        this.overdueStops = bounds.overdueStops();
    }

    /** What of an agent's actions may be done now; the rest is decided anew by the next plan. */
    List<Action> allowed(AgentCare care) {
        if (care.stopsItsJob()) {
            return overdueStops-- > 0 ? care.actions() : List.of();
        }
        return !care.retires() || retirements-- > 0 ? care.actions() : List.of();
    }
}
