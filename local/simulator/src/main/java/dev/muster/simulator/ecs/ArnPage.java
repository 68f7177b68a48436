package dev.muster.simulator.ecs;

import java.util.List;
import java.util.Optional;

/** One page of a listing, and the token of the next if there is more. */
public record ArnPage(List<String> arns, Optional<String> nextToken) {
    /** Keeps the page unchangeable. */
    public ArnPage {
        arns = List.copyOf(arns);
    }
}
