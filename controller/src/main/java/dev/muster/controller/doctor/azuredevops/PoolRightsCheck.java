package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;

/** Whether the pool is among those that we may manage. */
record PoolRightsCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.POOL_RIGHTS;
    }

    @Override
    public Result look() throws InterruptedException {
        Reply reply = ward.ask()
                .get("_apis/distributedtask/pools?actionFilter=manage&poolName="
                        + Organization.encoded(ward.poolName()));
        if (!reply.isSuccess()) {
            return reply.asFailure("Rights on the pool cannot be seen", ward.toGetRights());
        }
        boolean manageable = reply.rows().stream()
                .anyMatch(row -> row.path("id").asInt(0) == ward.poolId().read());
        return manageable
                ? new Result.Ok("The identity may manage the pool.")
                : new Result.Fail("The identity may see the pool but not manage it.", ward.toGetRights());
    }
}
