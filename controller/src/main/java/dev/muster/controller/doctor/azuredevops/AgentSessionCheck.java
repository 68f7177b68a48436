package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Opens a session as the agent, with other capabilities than were registered, and looks what the pool shows then. */
record AgentSessionCheck(Ward ward) implements Check {
    private static final String IN_SESSION = "Muster.Doctor.Session";

    @Override
    public Subject subject() {
        return Subject.AGENT_SESSION;
    }

    @Override
    public Result look() throws InterruptedException {
        ThrowAwayAgent agent = ward.agent().read();
        Organization asAgent = ward.ask().shownTo(ward.agentToken().read());
        Reply opened =
                asAgent.change("POST", ward.pool() + "/sessions", body(agent).toString());
        if (!opened.isSuccess()) {
            return opened.asFailure("The agent could not open a session", "Report it: no agent could take a job.");
        }
        Reply seen = ward.ask().get(ward.pool() + "/agents/" + agent.id() + "?includeCapabilities=true");
        asAgent.change(
                "DELETE",
                ward.pool() + "/sessions/"
                        + Organization.encoded(opened.json().path("sessionId").asString("")),
                "");
        return seen.isSuccess()
                ? judged(seen.json().path("systemCapabilities"))
                : seen.asFailure("The agent cannot be read back", ward.toGetRights());
    }

    private static Result judged(JsonNode capabilities) {
        boolean added = capabilities.has(IN_SESSION);
        boolean kept = capabilities.has(ThrowAwayRegistrations.AT_REGISTRATION);
        if (added && !kept) {
            return new Result.Ok("A session replaces the registered system capabilities, as Muster expects.");
        }
        return new Result.Warn(
                added
                        ? "A session adds to the registered system capabilities instead of replacing them."
                        : "A session does not change the registered system capabilities.",
                "Jobs may be matched with what an image does not have any more; report it.");
    }

    private static ObjectNode body(ThrowAwayAgent agent) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("ownerName", "muster-doctor");
        body.putObject("agent").put("id", agent.id()).put("name", agent.name());
        body.putObject("systemCapabilities").put(IN_SESSION, "yes");
        return body;
    }
}
