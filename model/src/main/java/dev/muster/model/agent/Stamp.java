package dev.muster.model.agent;

import java.time.Instant;

/** When a phase began, by the platform's own clock where it tells, else when we learned of it. */
public record Stamp(Phase phase, Instant at) {}
