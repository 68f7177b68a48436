package dev.muster.simulator.http.ado;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import java.time.Duration;

/** Refusals in the service's own form: a message and the name of the exception behind it. */
final class AdoErrors {
    private AdoErrors() {}

    static HttpResponse unauthorized() {
        return error(
                        401,
                        "UnauthorizedRequestException",
                        "TF400813: The user '' is not authorized to access this resource.")
                .with("WWW-Authenticate", "Basic realm=\"azure-devops\"");
    }

    static HttpResponse forbidden(String message) {
        return error(403, "AccessDeniedException", message);
    }

    static HttpResponse notFound(String typeKey, String message) {
        return error(404, typeKey, message);
    }

    static HttpResponse noSuchRoute(HttpRequest request) {
        return error(
                404,
                "VssResourceNotFoundException",
                "No route matches %s %s.".formatted(request.method(), request.path()));
    }

    static HttpResponse conflict(String typeKey, String message) {
        return error(409, typeKey, message);
    }

    static HttpResponse badRequest(String message) {
        return error(400, "VssPropertyValidationException", message);
    }

    static HttpResponse throttled(Duration retryAfter) {
        return error(429, "RequestBlockedException", "TF400733: The request has been canceled: too many requests.")
                .with("Retry-After", Long.toString(Math.ceilDiv(retryAfter.toMillis(), 1000)));
    }

    static HttpResponse unavailable(int status) {
        return error(status, "VssServiceException", "The service is unavailable.");
    }

    private static HttpResponse error(int status, String typeKey, String message) {
        return AdoJson.answer(
                status,
                AdoJson.object()
                        .put("$id", "1")
                        .put("message", message)
                        .put("typeName", "Microsoft.TeamFoundation." + typeKey)
                        .put("typeKey", typeKey)
                        .put("errorCode", 0)
                        .put("eventId", 3000));
    }
}
