package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.List;

/** In which order requests come. We sort them ourselves whatever it is. */
record JobOrderCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.JOB_ORDER;
    }

    @Override
    public Result look() {
        List<Long> ids = ward.jobs().read().stream()
                .map(job -> job.path("requestId").asLong(0))
                .toList();
        if (ids.size() < 2) {
            return new Result.Skipped("needs two unfinished requests at the same time, " + ids.size() + " was there");
        }
        List<Long> ascending = ids.stream().sorted().toList();
        return new Result.Ok(
                ids.equals(ascending)
                        ? "Oldest first."
                        : ids.equals(ascending.reversed()) ? "Newest first." : "In no order that their numbers show.");
    }
}
