package dev.muster.harness.doctor;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes answers between a service and the doctor. */
@FunctionalInterface
interface Spoil {
    Spoil NOTHING = (server, request, real) -> real.get();

    /** @param real asks the service itself */
    HttpResponse answer(String server, HttpRequest request, Supplier<HttpResponse> real);

    /** Azure DevOps answers these requests otherwise. */
    static Spoil ado(Predicate<HttpRequest> which, HttpResponse instead) {
        return (server, request, real) -> server.equals("ado") && which.test(request) ? instead : real.get();
    }

    /** Azure DevOps's answers to these requests are changed. */
    static Spoil adoBody(Predicate<HttpRequest> which, Consumer<ObjectNode> change) {
        return (server, request, real) ->
                server.equals("ado") && which.test(request) ? changed(real.get(), change) : real.get();
    }

    /** An operation of AWS is refused. */
    static Spoil refused(String operation, String code) {
        return (server, request, real) -> isFor(operation, request) ? awsError(code) : real.get();
    }

    /** An operation's answers are changed. */
    static Spoil awsBody(String operation, Consumer<ObjectNode> change) {
        return (server, request, real) -> isFor(operation, request) ? changed(real.get(), change) : real.get();
    }

    static HttpResponse json(int status, String body) {
        return HttpResponse.of(status, "application/json", body);
    }

    private static HttpResponse changed(HttpResponse response, Consumer<ObjectNode> change) {
        ObjectNode body = JsonMapper.shared().readTree(response.body()).asObject();
        change.accept(body);
        // Without its other headers: DynamoDB sends a checksum of what was there before.
        return HttpResponse.of(
                response.status(),
                response.headers().getOrDefault("content-type", "application/json"),
                body.toString());
    }

    private static HttpResponse awsError(String code) {
        return HttpResponse.of(
                400, "application/x-amz-json-1.1", "{\"__type\":\"com.amazonaws#" + code + "\",\"message\":\"no\"}");
    }

    private static boolean isFor(String operation, HttpRequest request) {
        return request.header("X-Amz-Target").orElse("").endsWith("." + operation);
    }
}
