package dev.muster.harness.simulate.adapter;

import dev.muster.controller.azuredevops.StreamTransport;
import dev.muster.harness.local.ReadyResponse;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Carries requests to a face of the simulated organisation, on the thread that makes them. */
record InProcessAzureDevOps(RequestHandler organisation) implements StreamTransport {
    @Override
    public CompletableFuture<HttpResponse<InputStream>> open(java.net.http.HttpRequest request) {
        return CompletableFuture.completedFuture(ready(request, organisation.handle(read(request))));
    }

    private static ReadyResponse ready(
            java.net.http.HttpRequest request, dev.muster.simulator.http.HttpResponse answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new ReadyResponse(
                request,
                answer.status(),
                HttpHeaders.of(headers, (name, value) -> true),
                new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpRequest read(java.net.http.HttpRequest request) {
        URI uri = request.uri();
        String query = uri.getRawQuery();
        return new HttpRequest(
                request.method(),
                uri.getRawPath(),
                query == null ? "" : query,
                request.headers().map(),
                request.bodyPublisher().map(InProcessAzureDevOps::text).orElse(""));
    }

    /** The JDK's publishers of texts publish at once, on the thread that subscribes. */
    private static String text(java.net.http.HttpRequest.BodyPublisher body) {
        BodySubscriber<String> whole = BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                whole.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                whole.onNext(List.of(part));
            }

            @Override
            public void onError(Throwable problem) {
                whole.onError(problem);
            }

            @Override
            public void onComplete() {
                whole.onComplete();
            }
        });
        return whole.getBody().toCompletableFuture().join();
    }
}
