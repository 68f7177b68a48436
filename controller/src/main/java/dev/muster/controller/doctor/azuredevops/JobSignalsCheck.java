package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether a waiting request says itself what it waits for. */
record JobSignalsCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.JOB_SIGNALS;
    }

    @Override
    public Result look() {
        List<JsonNode> waiting = ward.jobs().read().stream()
                .filter(job -> !job.hasNonNull("assignTime"))
                .toList();
        if (waiting.isEmpty()) {
            return new Result.Skipped("no request waits now");
        }
        long messages =
                waiting.stream().filter(job -> job.hasNonNull("statusMessage")).count();
        long delays =
                waiting.stream().filter(job -> job.hasNonNull("agentDelays")).count();
        return new Result.Ok("Of " + waiting.size() + " waiting request(s) " + messages + " have a statusMessage and "
                + delays + " agentDelays; Muster relies on neither.");
    }
}
