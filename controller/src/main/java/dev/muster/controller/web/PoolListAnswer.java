package dev.muster.controller.web;

import java.util.List;

/** Answer of {@code GET /api/v1/pools}: every pool, sorted by name. */
record PoolListAnswer(List<PoolSummary> pools) {}
