package dev.muster.controller.azuredevops;

import dev.muster.controller.checks.CheckEvents;
import dev.muster.controller.checks.JobToken;
import dev.muster.model.plan.Outcome;
import dev.muster.statestore.CheckTicket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a waiting plan about its check (Azure DevOps REST API reference, distributed task: events, logs and timeline
 * records). Every address is made of the ticket, never of anything that was sent to us, and no redirect is followed.
 */
public final class PlanEvents implements CheckEvents {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration FOR_EVENT = Duration.ofSeconds(10);
    private static final Duration FOR_LOG = Duration.ofSeconds(3);

    private final PlanWire wire;

    /** @param transport whoever gives it closes it */
    public PlanEvents(Transport transport) {
        this.wire = new PlanWire(transport, MOST_BYTES);
    }

    @Override
    public Outcome<Told> completed(CheckTicket ticket, JobToken token, boolean passed) {
        ObjectNode event = JSON.createObjectNode()
                .put("name", "TaskCompleted")
                .put("taskId", ticket.id().task().toString())
                .put("jobId", ticket.id().job().toString())
                .put("result", passed ? "succeeded" : "failed");
        return told(wire.send(json("POST", plan(ticket) + "/events" + version(ticket), event), token, FOR_EVENT));
    }

    @Override
    public Outcome<Integer> createLog(CheckTicket ticket, JobToken token) {
        ObjectNode log =
                JSON.createObjectNode().put("path", "logs\\" + ticket.id().task());
        return wire.send(json("POST", plan(ticket) + "/logs" + version(ticket), log), token, FOR_LOG)
                .then(answer -> number(answer)
                        .map(Outcome::done)
                        .orElseGet(() -> new Outcome.Unknown<>("the answer does not tell the log's number")));
    }

    @Override
    public Outcome<Told> append(CheckTicket ticket, JobToken token, int log, String line) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(plan(ticket) + "/logs/" + log + version(ticket)))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(line + "\n"));
        return told(wire.send(request, token, FOR_LOG));
    }

    @Override
    public Outcome<Told> show(CheckTicket ticket, JobToken token, int log) {
        UUID timeline = ticket.timeline();
        if (timeline == null) {
            return new Outcome.Refused<>("the check told no timeline");
        }
        ObjectNode body = JSON.createObjectNode().put("count", 1);
        ObjectNode entry = body.putArray("value").addObject();
        entry.put("id", ticket.id().task().toString());
        entry.putObject("log").put("id", log);
        String address = plan(ticket) + "/timelines/" + timeline + "/records" + version(ticket);
        return told(wire.send(json("PATCH", address, body), token, FOR_LOG));
    }

    private static String plan(CheckTicket ticket) {
        return ticket.organizationUrl() + "/" + ticket.project() + "/_apis/distributedtask/hubs/" + ticket.hub()
                + "/plans/" + ticket.id().plan();
    }

    private static String version(CheckTicket ticket) {
        return "?api-version=" + ApiVersion.of(ticket.organizationUrl());
    }

    private static HttpRequest.Builder json(String method, String address, ObjectNode body) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json; charset=utf-8")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private static Outcome<Told> told(Outcome<Answer> outcome) {
        return outcome.map(answer -> Told.TOLD);
    }

    private static Optional<Integer> number(Answer answer) {
        try (var body = answer.open()) {
            JsonNode id = JSON.readTree(body).path("id");
            return id.isInt() ? Optional.of(id.asInt()) : Optional.empty();
        } catch (JacksonException | IOException notUnderstood) {
            return Optional.empty();
        }
    }
}
