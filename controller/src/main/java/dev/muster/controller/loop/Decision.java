package dev.muster.controller.loop;

import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;

/** A plan and what it rested on. */
public record Decision(Snapshot snapshot, Plan plan) {}
