package dev.muster.controller.azuredevops;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client. Redirects are not followed: a redirect leads to the sign-in page, and the credential must not go
 * with it.
 */
public final class HttpTransport implements Transport, StreamTransport {
    private final HttpClient client;

    /** @param connect longest time until a connection stands */
    public HttpTransport(Duration connect) {
        this(connect, null);
    }

    /** @param trust whom to trust; null for whom Java trusts */
    public HttpTransport(Duration connect, @Nullable SSLContext trust) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect);
        this.client =
                trust == null ? builder.build() : builder.sslContext(trust).build();
    }

    @Override
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int mostBytes) {
        return client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    }

    @Override
    public CompletableFuture<HttpResponse<InputStream>> open(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofInputStream());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
