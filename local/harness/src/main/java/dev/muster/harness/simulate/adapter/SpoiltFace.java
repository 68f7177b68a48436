package dev.muster.harness.simulate.adapter;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A face of a simulated service that can be told to do nothing, and what to answer then. */
public final class SpoiltFace implements RequestHandler {
    private final RequestHandler face;
    private @Nullable HttpResponse instead;

    SpoiltFace(RequestHandler face) {
        this.face = face;
    }

    /** Makes a call, of which every request is answered so. */
    public <T> T answering(HttpResponse spoilt, Supplier<T> call) {
        instead = spoilt;
        try {
            return call.get();
        } finally {
            instead = null;
        }
    }

    /** What goes wrong in here is a mistake of the simulator: an adapter must not take it for a broken connection. */
    @Override
    public HttpResponse handle(HttpRequest request) {
        try {
            return instead == null ? face.handle(request) : instead;
        } catch (RuntimeException mistake) {
            throw new AssertionError("the simulator failed at " + request, mistake);
        }
    }
}
