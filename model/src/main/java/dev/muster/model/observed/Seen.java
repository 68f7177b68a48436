package dev.muster.model.observed;

import java.time.Instant;

/** A complete reading and when it began: it shows nothing that happened later, and may miss what happened meanwhile. */
public record Seen<T>(T value, Instant readBegan) {}
