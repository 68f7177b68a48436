package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;

/** Whether the credential opens the organisation, and how somebody without one is turned away. */
record SignInCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.SIGN_IN;
    }

    @Override
    public Result look() throws InterruptedException {
        String path = "_apis/distributedtask/pools?poolName=" + Organization.encoded(ward.poolName());
        Reply reply = ward.ask().get(path);
        if (reply.isSignIn()) {
            return new Result.Fail(
                    "The credential is not accepted (HTTP " + reply.status() + ").",
                    "Renew it, or add the identity to the organisation's users. A page instead of JSON also comes from a"
                            + " wrong organizationUrl or from a proxy.");
        }
        if (!reply.isSuccess()) {
            return reply.asFailure("Agent pools cannot be read", ward.toGetRights());
        }
        int without = ward.ask().shownTo("").get(path).status();
        return new Result.Ok("The credential is accepted; without one the answer is HTTP " + without + ".");
    }
}
