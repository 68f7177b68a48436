package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tries, as the agent, what a job with a stolen key would try: to enable the agent again after it was disabled. */
record AgentCordonCheck(Ward ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.AGENT_CORDON;
    }

    @Override
    public Result look() throws InterruptedException {
        Organization asAgent = ward.ask().shownTo(ward.agentToken().read());
        enabled(ward.ask(), false);
        Reply tried = enabled(asAgent, true);
        Reply seen = ward.ask().get(path());
        if (!seen.isSuccess()) {
            return seen.asFailure("The agent cannot be read back", ward.toGetRights());
        }
        if (!seen.json().path("enabled").asBoolean(false)) {
            return new Result.Ok("An agent cannot enable itself (" + tried.said() + ").");
        }
        enabled(ward.ask(), false);
        return new Result.Fail(
                "A disabled agent could enable itself with its own token.",
                "Let no job that you do not trust run in this pool, and report it: Muster takes a disabled agent for one"
                        + " that gets no other job.");
    }

    private Reply enabled(Organization who, boolean enabled) throws InterruptedException {
        ObjectNode body = JsonMapper.shared()
                .createObjectNode()
                .put("id", ward.agent().read().id())
                .put("enabled", enabled);
        return who.change("PATCH", path(), body.toString());
    }

    private String path() {
        return ward.pool() + "/agents/" + ward.agent().read().id();
    }
}
