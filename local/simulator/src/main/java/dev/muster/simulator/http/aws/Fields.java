package dev.muster.simulator.http.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a request's body; a field of another type counts as absent. */
record Fields(ObjectNode body) {
    Optional<String> text(String name) {
        return body.path(name).stringValueOpt();
    }

    String textOr(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    Optional<Integer> number(String name) {
        return body.path(name).isInt() ? Optional.of(body.path(name).intValue()) : Optional.empty();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        body.path(name).forEach(value -> value.stringValueOpt().ifPresent(texts::add));
        return texts;
    }

    boolean includesTags() {
        return texts("include").contains("TAGS");
    }
}
