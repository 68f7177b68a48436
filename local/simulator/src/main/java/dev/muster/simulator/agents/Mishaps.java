package dev.muster.simulator.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is still to happen to one agent. */
final class Mishaps {
    private final List<Mishap> toCome;
    private final Consumer<Mishap> happened;

    /** @param happened told of each when it happens */
    Mishaps(List<Mishap> toCome, Consumer<Mishap> happened) {
        this.toCome = new ArrayList<>(toCome);
        this.happened = happened;
    }

    /** The first of that kind, if one is to come; it has not happened yet. */
    <M extends Mishap> Optional<M> ahead(Class<M> kind) {
        return toCome.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The first of that kind, which happens now. */
    <M extends Mishap> Optional<M> now(Class<M> kind) {
        Optional<M> found = ahead(kind);
        found.ifPresent(this::happens);
        return found;
    }

    void happens(Mishap mishap) {
        if (toCome.remove(mishap)) {
            happened.accept(mishap);
        }
    }
}
