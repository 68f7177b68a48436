package dev.muster.controller.loop;

/** A promise that turned out to be broken, and how: one sentence with the ids of what it is about. */
record Breach(LiveInvariant invariant, String message) {}
