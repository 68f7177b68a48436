package dev.muster.controller.azuredevops;

import java.io.IOException;

/** How sending one request ended. */
sealed interface Exchange<T> {
    /** The answer came, and this is what was made of it. */
    record Answered<T>(T value) implements Exchange<T> {}

    /** The request never left. */
    record NotSent<T>(String why) implements Exchange<T> {}

    /** The request may have left, and no whole answer came back. */
    record NoAnswer<T>(String why) implements Exchange<T> {}

    /** Makes something of an answer while it comes. */
    @FunctionalInterface
    interface Reader<T> {
        /** @throws IOException if the answer breaks off */
        T read(Answer answer) throws IOException;
    }
}
