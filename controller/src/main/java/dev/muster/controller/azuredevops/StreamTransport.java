package dev.muster.controller.azuredevops;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Takes single HTTP requests to Azure DevOps and brings their answers as they come. Safe for use by many threads. */
@FunctionalInterface
public interface StreamTransport extends AutoCloseable {
    /**
     * Sends a request; follows no redirect.
     *
     * @return the answer's head, its body still to be read, or an {@link java.io.IOException}; cancelled, it gives up the
     *     call. Whoever closes the body before its end gives up the connection
     */
    CompletableFuture<HttpResponse<InputStream>> open(HttpRequest request);

    /** Gives up calls under way; later ones fail. */
    @Override
    default void close() {}
}
