package dev.muster.simulator.http;

/**
 * A face of a simulated cloud: a function from request to answer that knows nothing of sockets, so that it also runs
 * in-process. It may block its thread (long polls do), which is a virtual one behind a {@link LoopbackServer}.
 */
@FunctionalInterface
public interface RequestHandler {
    /** Answers the request; an exception becomes a plain 500. */
    HttpResponse handle(HttpRequest request);
}
