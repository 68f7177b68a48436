package dev.muster.simulator.http;

/** Overhears the traffic of the servers it is given to; called on the thread of the request, several at once. */
@FunctionalInterface
public interface HttpTap {
    /** Hears nothing. */
    HttpTap NONE = (server, request, response) -> {};

    /** One finished exchange with the named server, bodies included. */
    void saw(String server, HttpRequest request, HttpResponse response);
}
