package dev.muster.controller.loop;

import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;

/** The planner as the loop sees it; the simulator puts its checks around it. */
@FunctionalInterface
public interface PlanFunction {
    Plan plan(Snapshot snapshot);
}
