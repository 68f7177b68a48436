package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.FrontAnswer;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody looks at who examines an organisation: the agents that it offers, and the one project
 * {@value #PROJECT}, whose pipelines may use every pool.
 */
final class SurveyRoutes {
    static final String PROJECT = "shop";

    private static final List<String> PACKAGES = List.of("_apis", "distributedtask", "packages", "agent");
    private static final List<String> QUEUES = List.of("_apis", "distributedtask", "queues");
    private static final List<String> PERMISSIONS = List.of("_apis", "pipelines", "pipelinepermissions", "queue");

    /** Newest first. */
    private static final List<Integer> MINORS = List.of(257, 256, 255, 254, 253);

    private final Organisation organisation;
    private final AdoFront front;

    SurveyRoutes(Organisation organisation, AdoFront front) {
        this.organisation = organisation;
        this.front = front;
    }

    boolean serves(String method, List<String> route) {
        return method.equals("GET")
                && (route.equals(PACKAGES) || isBelowProject(route, QUEUES) || isPermissions(route));
    }

    HttpResponse handle(HttpRequest request, List<String> route) {
        if (route.equals(PACKAGES)) {
            return told(() -> packages(request));
        }
        if (!route.getFirst().equalsIgnoreCase(PROJECT)) {
            return AdoErrors.notFound(
                    "ProjectDoesNotExistWithNameException",
                    "TF200016: The following project does not exist: " + route.getFirst());
        }
        return isPermissions(route) ? told(SurveyRoutes::permissions) : told(() -> queues(request));
    }

    private static HttpResponse packages(HttpRequest request) {
        int most = request.parameter("$top").map(Integer::parseInt).orElse(MINORS.size());
        return AdoJson.list(MINORS.stream()
                .limit(most)
                .map(minor -> {
                    ObjectNode offered = AdoJson.object()
                            .put("type", "agent")
                            .put("platform", request.parameter("platform").orElse(""));
                    offered.putObject("version")
                            .put("major", 4)
                            .put("minor", minor)
                            .put("patch", 0);
                    return offered;
                })
                .toList());
    }

    private HttpResponse queues(HttpRequest request) {
        Optional<String> wanted = request.parameter("poolIds");
        return AdoJson.list(organisation.pools().stream()
                .filter(pool -> wanted.map(Integer.toString(pool.id())::equals).orElse(true))
                .map(SurveyRoutes::queue)
                .toList());
    }

    /** A queue has another id than its pool. */
    private static ObjectNode queue(Pool pool) {
        ObjectNode queue = AdoJson.object().put("id", 100 + pool.id()).put("name", pool.name());
        queue.putObject("pool").put("id", pool.id()).put("name", pool.name());
        return queue;
    }

    private static HttpResponse permissions() {
        ObjectNode permissions = AdoJson.object();
        permissions.putObject("allPipelines").put("authorized", true);
        permissions.putArray("pipelines");
        return AdoJson.ok(permissions);
    }

    private HttpResponse told(Supplier<HttpResponse> answer) {
        return switch (front.call(answer)) {
            case FrontAnswer.Answered<HttpResponse>(HttpResponse value) -> value;
            case FrontAnswer.Throttled<HttpResponse> throttled -> AdoErrors.throttled(throttled.retryAfter());
            case FrontAnswer.Unavailable<HttpResponse> unavailable -> AdoErrors.unavailable(unavailable.status());
        };
    }

    private static boolean isBelowProject(List<String> route, List<String> path) {
        return route.size() == path.size() + 1 && route.subList(1, route.size()).equals(path);
    }

    private static boolean isPermissions(List<String> route) {
        return route.size() == PERMISSIONS.size() + 2
                && route.subList(1, route.size() - 1).equals(PERMISSIONS);
    }
}
