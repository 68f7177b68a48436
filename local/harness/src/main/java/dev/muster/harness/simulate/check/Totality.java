package dev.muster.harness.simulate.check;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** S13: each job, agent, registration and stray task seen is in exactly one bucket, and nothing else is. */
public final class Totality implements Invariant {
    private final Violations violations;

    public Totality(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        Snapshot snapshot = planning.snapshot();
        Plan plan = planning.plan();
        same(
                "jobs",
                snapshot.jobs().value().stream().map(JobRequest::id).toList(),
                plan.jobs().keySet());
        same(
                "agents",
                snapshot.agents().stream().map(Known::id).toList(),
                plan.agents().keySet());
        same(
                "registrations",
                snapshot.registrations().value().stream()
                        .map(RegistrationSeen::id)
                        .toList(),
                plan.registrations().keySet());
        same(
                "tasks",
                snapshot.strayTasks().stream().map(TaskSeen::arn).toList(),
                plan.tasks().keySet());
    }

    private <T extends Comparable<T>> void same(String what, List<T> seen, Collection<T> sorted) {
        if (!new TreeSet<>(seen).equals(new TreeSet<>(sorted))) {
            violations.broken("S13", "of the " + what + " " + seen + " these are in buckets: " + sorted);
        }
    }
}
