package dev.muster.simulator.ado;

import java.util.UUID;

/**
 * A check of type Invoke REST API that waits for its completion event.
 *
 * @param job the check's own job
 * @param task the instance of the task that waits
 * @param token of the job; opens this plan only
 */
public record PlannedCheck(UUID project, String hub, UUID plan, UUID job, UUID timeline, UUID task, String token) {}
