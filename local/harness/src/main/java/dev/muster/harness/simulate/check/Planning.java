package dev.muster.harness.simulate.check;

import dev.muster.controller.loop.PlanFunction;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;

/**
 * One call of the planner.
 *
 * @param process the one that planned
 * @param planner to plan variations with
 */
public record Planning(String process, Snapshot snapshot, Plan plan, PlanFunction planner) {
    Plan of(Snapshot variation) {
        return planner.plan(variation);
    }
}
