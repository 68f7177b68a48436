package dev.muster.harness.simulate.check;

import dev.muster.controller.loop.PlanFunction;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import java.time.Instant;

/**
 * One call of the planner.
 *
 * @param process the one that planned
 * @param at when that was by the world's clock, from which the process' own may differ
 * @param planner to plan variations with
 */
public record Planning(String process, Instant at, Snapshot snapshot, Plan plan, PlanFunction planner) {
    Plan of(Snapshot variation) {
        return planner.plan(variation);
    }
}
