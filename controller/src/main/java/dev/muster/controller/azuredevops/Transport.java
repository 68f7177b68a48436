package dev.muster.controller.azuredevops;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Takes single HTTP requests to Azure DevOps or Entra ID and brings their answers. Safe for use by many threads. */
@FunctionalInterface
public interface Transport extends AutoCloseable {
    /**
     * Sends a request; follows no redirect.
     *
     * @param mostBytes of the answer's body; a longer one fails
     * @return the whole answer, or an {@link java.io.IOException}; cancelled, it gives up the call
     */
    CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, int mostBytes);

    /** Gives up calls under way; later ones fail. */
    @Override
    default void close() {}
}
