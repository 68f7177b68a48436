package dev.muster.harness.simulate.mutate;

import dev.muster.harness.simulate.adapter.AdapterFaces;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Mistakes of the adapters, each made where its requests leave or its answers come in. */
final class BrokenAdapters {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RUN_TASK = "RunTask";

    private BrokenAdapters() {}

    static AdapterFaces ecs(UnaryOperator<RequestHandler> mistake) {
        return new AdapterFaces(UnaryOperator.identity(), mistake);
    }

    static AdapterFaces azureDevOps(UnaryOperator<RequestHandler> mistake) {
        return new AdapterFaces(mistake, UnaryOperator.identity());
    }

    /** Forgets the client token on the way from the frozen request to the one that is sent. */
    static RequestHandler withoutToken(RequestHandler ecs) {
        return request -> ecs.handle(operation(request).equals(RUN_TASK) ? without("clientToken", request) : request);
    }

    /** Writes everything of an agent but what was to be changed: that it is disabled. */
    static RequestHandler silentCordon(RequestHandler organisation) {
        return request -> request.method().equals("PATCH")
                ? HttpResponse.of(
                        200, "application/json", without("enabled", request).body())
                : organisation.handle(request);
    }

    /** Does not see what jobs demand. */
    static RequestHandler demandless(RequestHandler organisation) {
        return request -> replacing("\"demands\":\\[[^]]*]", "\"demands\":[]", organisation.handle(request));
    }

    /** Takes a task that does not run yet for one that does not run any more. */
    static RequestHandler pendingIsStopped(RequestHandler ecs) {
        return request -> replacing("\"lastStatus\":\"PENDING\"", "\"lastStatus\":\"STOPPED\"", ecs.handle(request));
    }

    /** Registers agents without saying whose they are. */
    static RequestHandler unmarked(RequestHandler organisation) {
        return request ->
                organisation.handle(request.method().equals("POST") ? without("userCapabilities", request) : request);
    }

    /** Takes any reading of a task for a newer one than every event. */
    static RequestHandler unversioned(RequestHandler ecs) {
        return request -> replacing("\"version\":\\d+", "\"version\":99", ecs.handle(request));
    }

    private static String operation(HttpRequest request) {
        String target = request.header("X-Amz-Target").orElse("");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    private static HttpRequest without(String field, HttpRequest request) {
        return new HttpRequest(
                request.method(), request.path(), request.query(), request.headers(), without(field, request.body()));
    }

    private static HttpResponse replacing(String pattern, String replacement, HttpResponse answer) {
        return new HttpResponse(answer.status(), answer.headers(), answer.body().replaceAll(pattern, replacement));
    }

    private static String without(String field, String body) {
        ObjectNode object = JSON.readTree(body).asObject();
        object.remove(field);
        return object.toString();
    }
}
