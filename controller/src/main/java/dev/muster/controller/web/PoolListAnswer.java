package dev.muster.controller.web;

import dev.muster.controller.loop.IgnoredItem;
import java.util.List;

/**
 * Answer of {@code GET /api/v1/pools}.
 *
 * @param pools every pool, sorted by name
 * @param ignoredItems what else stands in the table of pools, and why it is no pool
 */
record PoolListAnswer(List<PoolSummary> pools, List<IgnoredItem> ignoredItems) {}
