package dev.muster.harness.simulate.adapter;

import dev.muster.simulator.http.RequestHandler;
import java.util.function.UnaryOperator;

/**
 * What stands between the adapters and the faces of the platforms: a mistake of an adapter is one that can be made there.
 */
public record AdapterFaces(UnaryOperator<RequestHandler> azureDevOps, UnaryOperator<RequestHandler> ecs) {
    /** Nothing. */
    public static final AdapterFaces PLAIN = new AdapterFaces(UnaryOperator.identity(), UnaryOperator.identity());
}
