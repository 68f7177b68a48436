package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether the pool is there, by exactly its name, and ours to fill. */
record PoolCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.POOL;
    }

    @Override
    public Result look() throws InterruptedException {
        String name = ward.poolName();
        Reply reply = ward.ask().get("_apis/distributedtask/pools?poolName=" + Organization.encoded(name));
        if (!reply.isSuccess()) {
            return reply.asFailure("The pool cannot be looked up", ward.toGetRights());
        }
        List<JsonNode> rows = reply.rows();
        return rows.stream()
                .filter(row -> row.path("name").asString("").equalsIgnoreCase(name))
                .findFirst()
                .map(row -> found(row, rows.size() - 1))
                .orElseGet(() -> new Result.Fail(
                        "No agent pool named '" + name + "' is shown to this credential.",
                        "Make it (Organization settings, Agent pools, Add pool, Self-hosted), correct azureDevOps.pool, or"
                                + " give the identity access to it."));
    }

    private Result found(JsonNode row, int others) {
        if (row.path("isHosted").asBoolean(false)) {
            return new Result.Fail(
                    "The pool is one that Microsoft hosts.",
                    "Make a self-hosted pool and name it in azureDevOps.pool.");
        }
        int id = row.path("id").asInt(0);
        ward.poolId().write(id);
        return new Result.Ok("The pool has the id " + id + "; asking by its name brought "
                + (others == 0 ? "no other pool." : others + " other pool(s) as well."));
    }
}
