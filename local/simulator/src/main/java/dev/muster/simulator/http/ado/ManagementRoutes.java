package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.FrontAnswer;
import dev.muster.simulator.ado.JobsPage;
import dev.muster.simulator.ado.JobsQuery;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.ado.RegistrationAnswer;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a pool administrator may ask: pools, agents, job requests. Every call passes the service's front. */
final class ManagementRoutes {
    private static final String CONTINUATION = "x-ms-continuationtoken";

    private final Organisation organisation;
    private final AdoFront front;

    ManagementRoutes(Organisation organisation, AdoFront front) {
        this.organisation = organisation;
        this.front = front;
    }

    /** Answers {@code route}, the path after {@code /pools}. */
    HttpResponse handle(HttpRequest request, List<String> route) {
        try {
            return routed(request, route);
        } catch (NumberFormatException | JacksonException malformed) {
            return AdoErrors.badRequest("The request cannot be understood.");
        }
    }

    /** The licence of the whole organisation, {@code GET _apis/distributedtask/resourceusage}. */
    HttpResponse resourceUsage(HttpRequest request) {
        if (!request.method().equals("GET")) {
            return AdoErrors.noSuchRoute(request);
        }
        return told(front.call(organisation::parallelJobs), usage -> AdoJson.ok(AdoJson.resourceUsage(usage)));
    }

    private HttpResponse routed(HttpRequest request, List<String> route) {
        if (route.isEmpty()) {
            return request.method().equals("GET") ? pools(request) : AdoErrors.noSuchRoute(request);
        }
        int poolId = Integer.parseInt(route.getFirst());
        Optional<Pool> pool = organisation.pool(poolId);
        if (pool.isEmpty()) {
            return AdoErrors.notFound(
                    "TaskAgentPoolNotFoundException", "No agent pool found with identifier " + poolId);
        }
        if (route.size() == 1) {
            return request.method().equals("GET")
                    ? told(front.call(() -> poolJson(pool.get())), AdoJson::ok)
                    : AdoErrors.noSuchRoute(request);
        }
        Optional<String> item = route.size() == 3 ? Optional.of(route.get(2)) : Optional.empty();
        return switch (route.get(1)) {
            case "agents" ->
                item.map(id -> agent(request, poolId, Integer.parseInt(id))).orElseGet(() -> agents(request, poolId));
            case "jobrequests" ->
                request.method().equals("GET")
                        ? item.map(id -> job(poolId, Long.parseLong(id))).orElseGet(() -> jobs(request, poolId))
                        : AdoErrors.noSuchRoute(request);
            default -> AdoErrors.noSuchRoute(request);
        };
    }

    private HttpResponse pools(HttpRequest request) {
        return told(
                front.call(() -> organisation.pools().stream()
                        .filter(pool -> request.parameter("poolName")
                                .map(pool.name()::equalsIgnoreCase)
                                .orElse(true))
                        .map(this::poolJson)
                        .toList()),
                AdoJson::list);
    }

    private ObjectNode poolJson(Pool pool) {
        return AdoJson.pool(pool, organisation.registrations().list(pool.id()).size());
    }

    private HttpResponse agents(HttpRequest request, int poolId) {
        return switch (request.method()) {
            case "GET" ->
                told(
                        front.agents(poolId),
                        agents -> AdoJson.list(agents.stream()
                                .filter(agent -> request.parameter("agentName")
                                        .map(agent.name()::equalsIgnoreCase)
                                        .orElse(true))
                                .map(agent -> agentJson(request, agent))
                                .toList()));
            case "POST" ->
                AgentJson.call(AdoJson.read(request.body()))
                        .map(call -> written(
                                request, () -> organisation.registrations().register(poolId, call)))
                        .orElseGet(() -> AdoErrors.badRequest("The agent has no name."));
            default -> AdoErrors.noSuchRoute(request);
        };
    }

    private HttpResponse agent(HttpRequest request, int poolId, int agentId) {
        return switch (request.method()) {
            case "GET" ->
                told(
                        front.call(() -> organisation.registrations().find(poolId, agentId)),
                        found -> found.map(agent -> AdoJson.ok(agentJson(request, agent)))
                                .orElseGet(() -> noSuchAgent(agentId)));
            case "PUT" ->
                AgentJson.call(AdoJson.read(request.body()))
                        .map(call -> written(
                                request, () -> organisation.registrations().replace(poolId, agentId, call)))
                        .orElseGet(() -> AdoErrors.badRequest("The agent has no name."));
            case "PATCH" -> update(request, poolId, agentId);
            case "DELETE" ->
                told(front.call(() -> organisation.registrations().delete(poolId, agentId)), answer -> switch (answer) {
                    case RegistrationAnswer.Accepted _ -> HttpResponse.empty(204);
                    case RegistrationAnswer.NameTaken _, RegistrationAnswer.NotFound _, RegistrationAnswer.Busy _ ->
                        refused(answer);
                });
            default -> AdoErrors.noSuchRoute(request);
        };
    }

    private HttpResponse update(HttpRequest request, int poolId, int agentId) {
        JsonNode enabled = AdoJson.read(request.body()).path("enabled");
        return enabled.isBoolean()
                ? written(request, () -> organisation.registrations().setEnabled(poolId, agentId, enabled.asBoolean()))
                : AdoErrors.badRequest("Nothing but 'enabled' can be updated; capabilities need PUT.");
    }

    private HttpResponse written(HttpRequest request, Supplier<RegistrationAnswer> change) {
        String authorizationUrl = Addresses.authorizationUrl(request, organisation.name());
        return told(front.call(change), answer -> switch (answer) {
            case RegistrationAnswer.Accepted(AgentRegistration agent) ->
                AdoJson.ok(AgentJson.written(agent, authorizationUrl));
            case RegistrationAnswer.NameTaken _, RegistrationAnswer.NotFound _, RegistrationAnswer.Busy _ ->
                refused(answer);
        });
    }

    private static HttpResponse refused(RegistrationAnswer answer) {
        return switch (answer) {
            case RegistrationAnswer.NameTaken(String message) ->
                AdoErrors.conflict("TaskAgentExistsException", message);
            case RegistrationAnswer.NotFound(String message) ->
                AdoErrors.notFound("TaskAgentNotFoundException", message);
            case RegistrationAnswer.Busy(String message) ->
                AdoErrors.conflict("TaskAgentJobStillRunningException", message);
            case RegistrationAnswer.Accepted _ ->
                throw new IllegalArgumentException("an accepted change is no refusal");
        };
    }

    private ObjectNode agentJson(HttpRequest request, AgentRegistration agent) {
        ObjectNode node = AgentJson.agent(agent, isAsked(request, "includeCapabilities"));
        if (isAsked(request, "includeAssignedRequest")) {
            putJob(node, "assignedRequest", agent.assignedRequest());
        }
        if (isAsked(request, "includeLastCompletedRequest")) {
            putJob(node, "lastCompletedRequest", agent.lastCompletedRequest());
        }
        return node;
    }

    private void putJob(ObjectNode node, String name, @Nullable Long requestId) {
        if (requestId != null) {
            organisation.jobs().find(requestId).ifPresent(request -> node.set(name, JobJson.request(request)));
        }
    }

    private HttpResponse jobs(HttpRequest request, int poolId) {
        JobsQuery query = new JobsQuery(
                number(request, "completedRequestCount"),
                number(request, "$top"),
                request.parameter("continuationToken")
                        .map(token -> OptionalLong.of(Long.parseLong(token)))
                        .orElse(OptionalLong.empty()));
        return told(front.jobs(poolId, query), ManagementRoutes::page);
    }

    private static HttpResponse page(JobsPage page) {
        HttpResponse list = AdoJson.list(page.rows().stream().map(JobJson::row).toList());
        return page.continuation().isPresent()
                ? list.with(CONTINUATION, Long.toString(page.continuation().getAsLong()))
                : list;
    }

    private HttpResponse job(int poolId, long requestId) {
        return told(
                front.call(() -> organisation.jobs().find(requestId).filter(found -> found.poolId() == poolId)),
                found -> found.map(request -> AdoJson.ok(JobJson.request(request)))
                        .orElseGet(() -> AdoErrors.notFound(
                                "TaskAgentJobNotFoundException", "No job request found with identifier " + requestId)));
    }

    private static <T> HttpResponse told(FrontAnswer<T> answer, Function<T, HttpResponse> how) {
        return switch (answer) {
            case FrontAnswer.Answered<T>(T value) -> how.apply(value);
            case FrontAnswer.Throttled<T> throttled -> AdoErrors.throttled(throttled.retryAfter());
            case FrontAnswer.Unavailable<T> unavailable -> AdoErrors.unavailable(unavailable.status());
        };
    }

    private static OptionalInt number(HttpRequest request, String name) {
        return request.parameter(name)
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    private static boolean isAsked(HttpRequest request, String name) {
        return request.parameter(name).map(Boolean::parseBoolean).orElse(false);
    }

    private static HttpResponse noSuchAgent(int agentId) {
        return AdoErrors.notFound("TaskAgentNotFoundException", "No agent found with identifier " + agentId);
    }
}
