package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.AgentMessage;
import dev.muster.simulator.ado.JobResult;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.PollAnswer;
import dev.muster.simulator.ado.SessionAnswer;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an agent asks with its listener token: sessions, messages, and the locks and ends of its own jobs. */
final class ListenerRoutes {
    /** How much longer than its own limit a poll may take before the driver of the world is taken for dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Organisation organisation;
    private final Duration longPoll;

    ListenerRoutes(Organisation organisation, Duration longPoll) {
        this.organisation = organisation;
        this.longPoll = longPoll;
    }

    /** Whether the path after {@code /pools} belongs to agents rather than to administrators. */
    static boolean serves(String method, List<String> route) {
        if (route.size() < 2) {
            return false;
        }
        return switch (route.get(1)) {
            case "sessions", "messages" -> true;
            case "jobrequests" -> method.equals("PATCH") || method.equals("DELETE");
            default -> false;
        };
    }

    HttpResponse handle(int agentId, HttpRequest request, List<String> route) {
        try {
            Optional<String> item = route.size() == 3 ? Optional.of(route.get(2)) : Optional.empty();
            return switch (request.method() + " " + route.get(1)) {
                case "POST sessions" -> open(agentId, AdoJson.read(request.body()));
                case "DELETE sessions" -> close(agentId, item.orElse(""));
                case "GET messages" ->
                    next(agentId, request.parameter("sessionId").orElse(""));
                case "DELETE messages" -> delete(agentId, request, Long.parseLong(item.orElse("0")));
                case "PATCH jobrequests" ->
                    update(agentId, Long.parseLong(item.orElse("0")), AdoJson.read(request.body()));
                case "DELETE jobrequests" ->
                    finish(
                            agentId,
                            Long.parseLong(item.orElse("0")),
                            request.parameter("result").orElse("succeeded"),
                            request.parameter("agentShuttingDown")
                                    .map(Boolean::parseBoolean)
                                    .orElse(false));
                default -> AdoErrors.noSuchRoute(request);
            };
        } catch (NumberFormatException | JacksonException malformed) {
            return AdoErrors.badRequest("The request cannot be understood.");
        }
    }

    /** The worker's event {@code JobCompleted}; other events are taken and change nothing. */
    HttpResponse planEvent(int agentId, HttpRequest request) {
        try {
            JsonNode event = AdoJson.read(request.body());
            if (!event.path("name").asString("").equals("JobCompleted")) {
                return HttpResponse.empty(204);
            }
            return finish(
                    agentId,
                    event.path("requestId").asLong(0),
                    event.path("result").asString("succeeded"),
                    event.path("agentShuttingDown").asBoolean(false));
        } catch (JacksonException malformed) {
            return AdoErrors.badRequest("The event cannot be understood.");
        }
    }

    private HttpResponse open(int agentId, JsonNode body) {
        int asked = body.path("agent").path("id").asInt(agentId);
        if (asked != agentId) {
            return AdoErrors.forbidden("The token belongs to another agent.");
        }
        return switch (organisation.sessions().open(agentId, AgentJson.capabilities(body.path("systemCapabilities")))) {
            case SessionAnswer.Opened(String sessionId) ->
                AdoJson.ok(AdoJson.object().put("sessionId", sessionId));
            case SessionAnswer.Conflict _ ->
                AdoErrors.conflict("TaskAgentSessionConflictException", "The agent already has an active session.");
            case SessionAnswer.NoSuchAgent _ ->
                AdoErrors.notFound("TaskAgentNotFoundException", "No agent found with identifier " + agentId);
        };
    }

    private HttpResponse close(int agentId, String sessionId) {
        if (isOwn(agentId, sessionId)) {
            organisation.sessions().close(sessionId);
        }
        return HttpResponse.empty(204);
    }

    private HttpResponse next(int agentId, String sessionId) {
        if (!isOwn(agentId, sessionId)) {
            return sessionExpired();
        }
        return switch (polled(sessionId)) {
            case PollAnswer.Delivered(AgentMessage message) -> AdoJson.ok(JobJson.message(message));
            case PollAnswer.Nothing _ -> HttpResponse.empty(202);
            case PollAnswer.SessionGone _ -> sessionExpired();
        };
    }

    private PollAnswer polled(String sessionId) {
        if (longPoll.isZero()) {
            return organisation.sessions().next(sessionId);
        }
        CompletableFuture<PollAnswer> answer = new CompletableFuture<>();
        organisation.sessions().poll(sessionId, longPoll, answer::complete);
        try {
            return answer.get(longPoll.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new PollAnswer.Nothing();
        } catch (ExecutionException | TimeoutException unanswered) {
            return new PollAnswer.Nothing();
        }
    }

    private HttpResponse delete(int agentId, HttpRequest request, long messageId) {
        String sessionId = request.parameter("sessionId").orElse("");
        if (!isOwn(agentId, sessionId)) {
            return sessionExpired();
        }
        organisation.sessions().deleteMessage(sessionId, messageId);
        return HttpResponse.empty(204);
    }

    private HttpResponse update(int agentId, long requestId, JsonNode body) {
        if (body.hasNonNull("result")) {
            return finish(agentId, requestId, body.path("result").asString(""), false);
        }
        return organisation.sessions().renew(agentId, requestId).isPresent()
                ? organisation
                        .jobs()
                        .find(requestId)
                        .map(request -> AdoJson.ok(JobJson.request(request)))
                        .orElseGet(() -> notYours(requestId))
                : notYours(requestId);
    }

    private HttpResponse finish(int agentId, long requestId, String result, boolean agentShuttingDown) {
        Optional<JobResult> how = JobResult.named(result);
        if (how.isEmpty()) {
            return AdoErrors.badRequest("No such result: " + result);
        }
        return organisation.sessions().finish(agentId, requestId, how.get(), agentShuttingDown)
                ? HttpResponse.empty(204)
                : notYours(requestId);
    }

    private boolean isOwn(int agentId, String sessionId) {
        return organisation
                .sessions()
                .agentOf(sessionId)
                .filter(owner -> owner == agentId)
                .isPresent();
    }

    private static HttpResponse sessionExpired() {
        return AdoErrors.notFound("TaskAgentSessionExpiredException", "The session has expired.");
    }

    private static HttpResponse notYours(long requestId) {
        return AdoErrors.notFound(
                "TaskAgentJobTokenExpiredException",
                "The job request %d is not locked by this agent or has ended.".formatted(requestId));
    }
}
