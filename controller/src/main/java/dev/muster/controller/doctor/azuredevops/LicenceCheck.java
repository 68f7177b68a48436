package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import tools.jackson.databind.JsonNode;

/** How many jobs of this kind the organisation may run at once; an interface without documentation. */
record LicenceCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.LICENCE;
    }

    @Override
    public Result look() throws InterruptedException {
        Reply reply = ward.ask()
                .getUndocumented("_apis/distributedtask/resourceusage"
                        + "?parallelismTag=Private&poolIsHosted=false&includeRunningRequests=false");
        if (!reply.isSuccess()) {
            return new Result.Warn(
                    "Parallel jobs cannot be read: " + reply.said() + ".",
                    "Muster works without: it then may launch agents that wait for a licence. Organization settings,"
                            + " Parallel jobs, shows the number.");
        }
        JsonNode usage = reply.json();
        JsonNode total = usage.path("resourceLimit").path("totalCount");
        long used = usage.path("usedCount").asLong(0);
        if (!total.isIntegralNumber()) {
            return new Result.Ok("No limit on parallel jobs is told; " + used + " run(s) now.");
        }
        return used < total.asLong(0)
                ? new Result.Ok(used + " of " + total.asLong(0) + " parallel jobs are in use.")
                : new Result.Warn(
                        "All " + total.asLong(0) + " parallel jobs are in use.",
                        "Jobs wait for a licence; buy more, or wait.");
    }
}
