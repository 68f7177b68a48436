package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.EntraAnswer;
import dev.muster.simulator.ado.EntraDirectory;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Entra ID's token endpoint, {@code POST /{tenant}/oauth2/v2.0/token}. */
public final class EntraFace implements RequestHandler {
    private static final List<String> FIELDS =
            List.of("grant_type", "client_id", "scope", "client_secret", "client_assertion_type", "client_assertion");

    private final EntraDirectory directory;

    /** A face of that directory. */
    public EntraFace(EntraDirectory directory) {
        this.directory = directory;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        List<String> path = request.segments();
        if (!request.method().equals("POST")
                || path.size() != 4
                || !path.subList(1, 4).equals(List.of("oauth2", "v2.0", "token"))) {
            return AdoJson.answer(404, AdoJson.object().put("error", "not_found"));
        }
        Map<String, String> form = new TreeMap<>();
        FIELDS.forEach(field -> request.formField(field).ifPresent(value -> form.put(field, value)));
        return switch (directory.token(path.getFirst(), form)) {
            case EntraAnswer.Granted(var token, var lifetime) ->
                AdoJson.ok(AdoJson.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", lifetime.toSeconds())
                        .put("access_token", token));
            case EntraAnswer.Denied(var status, var error, var description) ->
                AdoJson.answer(status, AdoJson.object().put("error", error).put("error_description", description));
        };
    }
}
