package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Settings of the pool that agents of one job do not go well with. */
record PoolSettingsCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.POOL_SETTINGS;
    }

    @Override
    public Result look() throws InterruptedException {
        Reply reply = ward.ask().get(ward.pool());
        if (!reply.isSuccess()) {
            return reply.asFailure("The pool cannot be read", ward.toGetRights());
        }
        JsonNode pool = reply.json();
        String type = pool.path("poolType").asString("automation");
        if (!type.equals("automation")) {
            return new Result.Fail(
                    "The pool is of the type '" + type + "'.", "Name a pool of agents, not of deployment targets.");
        }
        return judged(pool);
    }

    private static Result judged(JsonNode pool) {
        List<String> odd = new ArrayList<>();
        String options = pool.path("options").asString("none");
        if (pool.path("autoUpdate").asBoolean(false)) {
            odd.add("agents may update themselves (autoUpdate), which costs an agent its job");
        }
        if (!options.equals("none")) {
            odd.add("its options are '" + options + "', which belong to scale sets");
        }
        return odd.isEmpty()
                ? new Result.Ok("autoUpdate is off and options are none.")
                : new Result.Warn(
                        "The pool is set so that " + String.join(", and ", odd) + ".",
                        "Switch off 'Allow agents to be updated' in the pool's settings, and use a pool of our own.");
    }
}
