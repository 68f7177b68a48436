package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.simulator.ecs.EcsTask;
import dev.muster.simulator.ecs.TaskFate;
import dev.muster.simulator.ecs.TaskFates;
import java.time.Duration;

/** What becomes of single tasks, as ECS begins them. */
public final class TaskFaults implements TaskFates {
    private static final String NOT_PULLED =
            "CannotPullContainerError: failed to resolve reference: unexpected status: 503 Service Unavailable";

    private final Faults faults;
    private final TouchedJobs touched;

    public TaskFaults(Faults faults, TouchedJobs touched) {
        this.faults = faults;
        this.touched = touched;
    }

    /** Of several faults of one task the first strikes. */
    @Override
    public TaskFate fate(EcsTask task) {
        for (Fault fault : faults.visit(Place.TASK)) {
            if (fault.kind() == FaultKind.F30) {
                // It counts when it comes: the task may be over by then.
                touched.agent(task.startedBy());
                return new TaskFate.Interrupted(Duration.ofSeconds(fault.amount()));
            }
            if (fault.kind() == FaultKind.F31) {
                faults.tookEffect(fault.kind());
                return new TaskFate.NotStarted(NOT_PULLED);
            }
            if (fault.kind() == FaultKind.F33) {
                faults.tookEffect(fault.kind());
                return new TaskFate.Slow(Duration.ofSeconds(fault.amount()));
            }
        }
        return new TaskFate.Ordinary();
    }
}
