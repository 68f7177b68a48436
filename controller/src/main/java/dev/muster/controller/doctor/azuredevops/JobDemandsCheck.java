package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Whether demands come as texts, and in forms that we know. */
record JobDemandsCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.JOB_DEMANDS;
    }

    @Override
    public Result look() {
        List<String> written = new ArrayList<>();
        for (JsonNode job : ward.jobs().read()) {
            for (JsonNode demand : job.path("demands")) {
                if (!demand.isString()) {
                    return new Result.Fail(
                            "Request " + job.path("requestId").asLong(0) + " has a demand that is no text.",
                            "This version of Muster cannot read it; look for a newer one, and report it.");
                }
                written.add(demand.asString(""));
            }
        }
        return written.isEmpty() ? new Result.Skipped("no unfinished request has a demand now") : judged(written);
    }

    private static Result judged(List<String> written) {
        Set<String> unknown = new TreeSet<>();
        for (Demand demand : Demands.parse(written).all()) {
            if (demand instanceof Demand.Unrecognised(String text)) {
                unknown.add(text);
            }
        }
        return unknown.isEmpty()
                ? new Result.Ok(written.size() + " demand(s), all of known forms.")
                : new Result.Warn(
                        unknown.size() + " demand(s) of unknown form, such as '"
                                + unknown.iterator().next() + "'.",
                        "Jobs with them are explained but never launched for; write Name or Name -equals Value.");
    }
}
