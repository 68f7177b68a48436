package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether the unfinished job requests, listed as the controller lists them, look as it expects. */
record JobRequestsCheck(Ward ward) implements Check {
    private static final List<String> TIMES = List.of("queueTime", "assignTime", "receiveTime", "lockedUntil");

    @Override
    public Subject subject() {
        return Subject.JOB_REQUESTS;
    }

    @Override
    public Result look() throws InterruptedException {
        Reply reply = ward.ask().getUndocumented(ward.pool() + "/jobrequests?completedRequestCount=0");
        if (!reply.isSuccess()) {
            return reply.asFailure("Job requests cannot be read", ward.toGetRights());
        }
        List<JsonNode> jobs = reply.rows();
        for (JsonNode job : jobs) {
            Optional<String> odd = oddityOf(job);
            if (odd.isPresent()) {
                return new Result.Fail(
                        "Request " + job.path("requestId").asString("?") + " " + odd.get() + ".",
                        "This version of Muster cannot read the queue; look for a newer one, and report it.");
            }
        }
        ward.jobs().write(jobs);
        return new Result.Ok(jobs.size() + " unfinished request(s), all readable" + matches(jobs) + ".");
    }

    private static Optional<String> oddityOf(JsonNode job) {
        if (!job.path("requestId").isIntegralNumber()) {
            return Optional.of("has no number");
        }
        if (job.hasNonNull("result")) {
            return Optional.of("has a result, though only unfinished ones were asked for");
        }
        return TIMES.stream()
                .filter(name -> !isReadable(job, name))
                .findFirst()
                .map(name -> "has a " + name + " that cannot be read");
    }

    private static boolean isReadable(JsonNode job, String name) {
        if (!job.hasNonNull(name)) {
            return !name.equals("queueTime");
        }
        try {
            OffsetDateTime.parse(job.path(name).asString(""));
            return true;
        } catch (DateTimeException odd) {
            return false;
        }
    }

    private static String matches(List<JsonNode> jobs) {
        long all = jobs.stream()
                .filter(job -> job.path("matchesAllAgentsInPool").asBoolean(false))
                .count();
        long listed = jobs.stream()
                .filter(job -> job.path("matchesAllAgentsInPool").asBoolean(false))
                .filter(job -> job.hasNonNull("matchedAgents"))
                .count();
        return all == 0 ? "" : "; of " + all + " that match all agents " + listed + " list them all the same";
    }
}
