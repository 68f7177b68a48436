package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;

/** Makes a placeholder: a disabled registration without a key, which never comes online. */
record PlaceholderAcceptedCheck(Ward ward, ThrowAwayRegistrations registrations) implements Check {
    @Override
    public Subject subject() {
        return Subject.PLACEHOLDER_ACCEPTED;
    }

    @Override
    public Result look() throws InterruptedException {
        String name = registrations.name("placeholder");
        Reply reply = registrations.register(name, registrations.body(name));
        if (!reply.isSuccess()) {
            return reply.asFailure("A registration without a key was refused", ward.toGetRights());
        }
        return reply.json().path("enabled").asBoolean(false)
                ? new Result.Warn(
                        "A registration without a key was accepted, but came back enabled though disabled was asked for.",
                        "Report it: placeholders could be offered jobs if they ever came online.")
                : new Result.Ok("A disabled registration without a key was accepted.");
    }
}
