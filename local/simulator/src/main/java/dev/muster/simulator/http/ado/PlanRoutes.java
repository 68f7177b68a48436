package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.Checks;
import dev.muster.simulator.ado.PlanFault;
import dev.muster.simulator.ado.PlannedCheck;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a job's token opens of its own plan: {@code /{project}/_apis/distributedtask/hubs/{hub}/plans/{plan}/…}. */
final class PlanRoutes {
    private static final String BEARER = "Bearer ";
    private static final int PREFIX = 7;

    private final Checks checks;

    PlanRoutes(Checks checks) {
        this.checks = checks;
    }

    /** The check whose job calls; empty if somebody else does, or calls for something else. */
    Optional<PlannedCheck> caller(HttpRequest request, List<String> route) {
        String authorization = request.header("Authorization").orElse("");
        boolean isPlan = route.size() > PREFIX
                && route.subList(1, 4).equals(List.of("_apis", "distributedtask", "hubs"))
                && route.get(5).equals("plans");
        return isPlan && authorization.startsWith(BEARER)
                ? checks.withToken(authorization.substring(BEARER.length()))
                : Optional.empty();
    }

    HttpResponse handle(PlannedCheck check, HttpRequest request, List<String> route) {
        boolean isOwn = route.get(0).equals(check.project().toString())
                && route.get(4).equalsIgnoreCase(check.hub())
                && route.get(6).equals(check.plan().toString());
        if (!isOwn) {
            return AdoErrors.forbidden("The token belongs to another plan.");
        }
        if (request.parameter("api-version").isEmpty()) {
            return AdoErrors.badRequest("No api-version was supplied.");
        }
        try {
            return routed(check, request, route.subList(PREFIX, route.size()));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return AdoErrors.badRequest("The request cannot be understood.");
        }
    }

    private HttpResponse routed(PlannedCheck check, HttpRequest request, List<String> rest) {
        if (rest.equals(List.of("events"))) {
            return event(check, AdoJson.read(request.body()));
        }
        if (rest.equals(List.of("logs"))) {
            return AdoJson.ok(AdoJson.object().put("id", checks.createLog(check)));
        }
        if (rest.size() == 2 && rest.getFirst().equals("logs")) {
            return checks.append(check, request.body()) ? HttpResponse.empty(200) : AdoErrors.noSuchRoute(request);
        }
        if (rest.equals(List.of("timelines", check.timeline().toString(), "records"))) {
            JsonNode shown = AdoJson.read(request.body()).path("value").path(0);
            checks.show(
                    UUID.fromString(shown.path("id").asString("")),
                    shown.path("log").path("id").asInt());
            return HttpResponse.empty(200);
        }
        return AdoErrors.noSuchRoute(request);
    }

    private HttpResponse event(PlannedCheck check, JsonNode event) {
        boolean isOurs = event.path("name").asString("").equals("TaskCompleted")
                && event.path("taskId").asString("").equals(check.task().toString())
                && event.path("jobId").asString("").equals(check.job().toString())
                && List.of("succeeded", "failed").contains(event.path("result").asString(""));
        if (!isOurs) {
            return AdoErrors.badRequest("The event does not fit the plan.");
        }
        return checks.complete(check, event.path("result").asString(""))
                .map(PlanRoutes::instead)
                .orElseGet(() -> HttpResponse.empty(204));
    }

    private static HttpResponse instead(PlanFault fault) {
        if (!fault.location().isEmpty()) {
            return HttpResponse.empty(fault.status()).with("Location", fault.location());
        }
        return switch (fault.status()) {
            case 401 -> AdoErrors.unauthorized();
            case 429 -> AdoErrors.throttled(Duration.ofSeconds(1));
            default -> AdoErrors.unavailable(fault.status());
        };
    }
}
