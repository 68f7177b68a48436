package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.TokenAnswer;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Routes of one organisation: {@code /{org}/_apis/…} and the plan events under {@code /{org}/{project}/_apis/…}.
 * Pool administrators come with a personal access token, agents with the listener token they got for their key.
 */
public final class AdoHandler implements RequestHandler {
    private static final List<String> FORM_FIELDS =
            List.of("grant_type", "client_assertion_type", "client_assertion", "scope");

    private static final List<String> CONNECTION_DATA = List.of("_apis", "connectionData");

    private final Organisation organisation;
    private final Access access;
    private final ManagementRoutes management;
    private final BuildRoutes builds;
    private final ListenerRoutes listener;

    /**
     * A face of {@code organisation}.
     *
     * @param personalAccessToken what administrators send as the password of Basic authentication, with an empty user
     * @param longPoll how long a poll for messages may wait; zero to answer at once
     */
    public AdoHandler(Organisation organisation, AdoFront front, String personalAccessToken, Duration longPoll) {
        this(organisation, front, Administrators.withToken(personalAccessToken), longPoll);
    }

    /** A face of {@code organisation} for administrators who come with something else, or with changing tokens. */
    public AdoHandler(Organisation organisation, AdoFront front, Administrators administrators, Duration longPoll) {
        this.organisation = organisation;
        this.access = new Access(organisation.tokens(), administrators);
        this.management = new ManagementRoutes(organisation, front);
        this.builds = new BuildRoutes(organisation, front);
        this.listener = new ListenerRoutes(organisation, longPoll);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        List<String> path = request.segments();
        if (path.equals(CONNECTION_DATA)) {
            return connectionData(request);
        }
        if (path.isEmpty() || !path.getFirst().equalsIgnoreCase(organisation.name())) {
            return AdoErrors.noSuchRoute(request);
        }
        List<String> route = path.subList(1, path.size());
        if (route.equals(CONNECTION_DATA)) {
            return connectionData(request);
        }
        if (route.equals(List.of("_apis", "oauth2", "token"))) {
            return token(request);
        }
        if (BuildRoutes.serve(request, route)) {
            return asAdministrator(request, () -> builds.handle(route));
        }
        if (isPlanEvent(route)) {
            return asAgent(request, agent -> listener.planEvent(agent, request));
        }
        if (route.equals(List.of("_apis", "distributedtask", "resourceusage"))) {
            return asAdministrator(request, () -> management.resourceUsage(request));
        }
        return route.size() >= 3 && route.subList(0, 3).equals(List.of("_apis", "distributedtask", "pools"))
                ? pools(request, route.subList(3, route.size()))
                : AdoErrors.noSuchRoute(request);
    }

    private HttpResponse connectionData(HttpRequest request) {
        return access.caller(request) instanceof Caller.Nobody
                ? AdoErrors.unauthorized()
                : AdoJson.ok(AdoJson.connectionData(organisation.name()));
    }

    private HttpResponse pools(HttpRequest request, List<String> route) {
        if (ListenerRoutes.serves(request.method(), route)) {
            return asAgent(request, agent -> listener.handle(agent, request, route));
        }
        return asAdministrator(request, () -> management.handle(request, route));
    }

    private HttpResponse asAdministrator(HttpRequest request, Supplier<HttpResponse> answer) {
        return switch (access.caller(request)) {
            case Caller.Administrator _ -> answer.get();
            case Caller.Agent _ -> AdoErrors.forbidden("A listener token may not manage agent pools.");
            case Caller.Nobody _ -> AdoErrors.unauthorized();
        };
    }

    private HttpResponse asAgent(HttpRequest request, AgentRoute route) {
        return switch (access.caller(request)) {
            case Caller.Agent(int agentId) -> route.answer(agentId);
            case Caller.Administrator _ -> AdoErrors.forbidden("Only the agent itself may do this.");
            case Caller.Nobody _ -> AdoErrors.unauthorized();
        };
    }

    private HttpResponse token(HttpRequest request) {
        Map<String, String> form = new TreeMap<>();
        FORM_FIELDS.forEach(field -> request.formField(field).ifPresent(value -> form.put(field, value)));
        return switch (organisation.tokens().issue(form, Addresses.authorizationUrl(request, organisation.name()))) {
            case TokenAnswer.Granted granted -> AdoJson.ok(AdoJson.token(granted));
            case TokenAnswer.Denied denied -> AdoJson.answer(400, AdoJson.denied(denied));
        };
    }

    private static boolean isPlanEvent(List<String> route) {
        return route.size() == 8
                && route.subList(1, 4).equals(List.of("_apis", "distributedtask", "hubs"))
                && route.get(5).equals("plans")
                && route.getLast().equals("events");
    }

    private interface AgentRoute {
        HttpResponse answer(int agentId);
    }
}
