package dev.muster.controller.identity;

import dev.muster.controller.azuredevops.BearerToken;
import dev.muster.controller.azuredevops.Transport;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Asks Entra ID for access tokens with the OAuth 2.0 client credentials flow (Microsoft identity platform documentation).
 * Asks once each time; a token that was asked for and lost does no harm.
 */
public final class EntraTokens {
    /** Azure DevOps in every tenant. */
    static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int MOST_BYTES = 64 << 10;

    private final URI authority;
    private final Transport transport;
    private final Duration patience;
    private final LoopRuntime runtime;

    /**
     * @param authority {@code https://login.microsoftonline.com}, or that of another cloud
     * @param patience until the whole answer is there
     */
    public EntraTokens(URI authority, Transport transport, Duration patience, LoopRuntime runtime) {
        this.authority = authority;
        this.transport = transport;
        this.patience = patience;
        this.runtime = runtime;
    }

    Outcome<Held<BearerToken>> ask(String tenantId, String clientId, ClientProof proof) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("scope", SCOPE);
        switch (proof) {
            case ClientProof.KnownSecret(Secret secret) -> form.put("client_secret", secret.value());
            case ClientProof.Assertion(WebIdentityToken token) -> {
                form.put("client_assertion_type", ASSERTION);
                form.put("client_assertion", token.value());
            }
        }
        Instant began = runtime.now();
        EntraVerdict verdict = new EntraVerdict(tenantId, clientId, proof, began);
        return send(request(tenantId, form), verdict);
    }

    private HttpRequest request(String tenantId, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String base = authority.toString().endsWith("/") ? authority.toString() : authority + "/";
        return HttpRequest.newBuilder(URI.create(base + tenantId + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Outcome<Held<BearerToken>> send(HttpRequest request, EntraVerdict verdict) {
        CompletableFuture<HttpResponse<byte[]>> response = transport.send(request, MOST_BYTES);
        try {
            return verdict.on(response.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            response.cancel(true);
            return passing("no whole answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException stopping) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return passing("interrupted while waiting for the answer");
        } catch (ExecutionException failure) {
            // The class only: what the message quotes may be part of what was sent.
            Throwable cause = failure.getCause();
            return passing((cause == null ? failure : cause).getClass().getSimpleName());
        }
    }

    private Outcome<Held<BearerToken>> passing(String why) {
        return new Outcome.Failed<>(new CloudFault.Transient("Entra ID at " + authority.getHost() + ": " + why));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
