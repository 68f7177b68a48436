package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.FrontAnswer;
import dev.muster.simulator.ado.JobRequest;
import dev.muster.simulator.ado.JobResult;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Runs of pipelines as builds, {@code GET {project}/_apis/build/builds/{id}}: each request is the one job of a run. */
final class BuildRoutes {
    private static final List<String> BUILDS = List.of("_apis", "build", "builds");

    private final Organisation organisation;
    private final AdoFront front;

    BuildRoutes(Organisation organisation, AdoFront front) {
        this.organisation = organisation;
        this.front = front;
    }

    static boolean serve(HttpRequest request, List<String> route) {
        return request.method().equals("GET")
                && route.size() == 5
                && route.getFirst().equals(JobJson.PROJECT)
                && route.subList(1, 4).equals(BUILDS)
                && route.getLast().matches("[0-9]{1,18}");
    }

    HttpResponse handle(List<String> route) {
        long run = Long.parseLong(route.getLast());
        return switch (front.call(() -> build(run))) {
            case FrontAnswer.Answered<Optional<ObjectNode>>(Optional<ObjectNode> found) ->
                found.map(AdoJson::ok)
                        .orElseGet(() -> AdoErrors.notFound(
                                "BuildNotFoundException", "The requested build " + run + " could not be found."));
            case FrontAnswer.Throttled<Optional<ObjectNode>> throttled -> AdoErrors.throttled(throttled.retryAfter());
            case FrontAnswer.Unavailable<Optional<ObjectNode>> unavailable ->
                AdoErrors.unavailable(unavailable.status());
        };
    }

    private Optional<ObjectNode> build(long run) {
        Optional<JobRequest> request = organisation.jobs().find(run);
        Optional<JobResult> end = organisation.jobs().endOfRun(run);
        return request.map(found -> {
            ObjectNode node = AdoJson.object()
                    .put("id", run)
                    .put("buildNumber", Integer.toString(found.script().buildId()))
                    .put("status", end.isPresent() ? "completed" : "inProgress");
            end.ifPresent(result -> node.put("result", result.wireName()));
            return node;
        });
    }
}
