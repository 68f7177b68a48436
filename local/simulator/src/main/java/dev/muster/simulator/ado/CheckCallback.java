package dev.muster.simulator.ado;

import java.time.Instant;
import java.util.UUID;

/** A completion event that was taken. */
public record CheckCallback(UUID plan, UUID job, UUID task, String result, Instant at) {}
