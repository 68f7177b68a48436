package dev.muster.controller.azuredevops;

/** How sending one request ended. */
sealed interface Exchange {
    /** The whole answer is there. */
    record Answered(Answer answer) implements Exchange {}

    /** The request never left. */
    record NotSent(String why) implements Exchange {}

    /** The request may have left, and no whole answer came back. */
    record NoAnswer(String why) implements Exchange {}
}
