package dev.muster.harness.simulate.adapter;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Carries the AWS SDK's requests to a face of a simulated service, on the thread that makes them. */
record InProcessAws(RequestHandler service) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request);
    }

    @Override
    public String clientName() {
        return "InProcess";
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }

    private static HttpRequest read(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest sent = request.httpRequest();
        return new HttpRequest(
                sent.method().name(),
                sent.encodedPath(),
                sent.encodedQueryParameters().orElse(""),
                sent.headers(),
                text(request));
    }

    private static String text(HttpExecuteRequest request) throws IOException {
        ContentStreamProvider content = request.contentStreamProvider().orElse(null);
        if (content == null) {
            return "";
        }
        try (InputStream stream = content.newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpExecuteResponse written(HttpResponse response) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(response.status());
        response.headers().forEach(head::putHeader);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private final class Exchange implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;

        private Exchange(HttpExecuteRequest request) {
            this.request = Objects.requireNonNull(request);
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            return written(service.handle(read(request)));
        }

        @Override
        public void abort() {
            // An exchange is over as soon as it has begun.
        }
    }
}
