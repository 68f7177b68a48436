package dev.muster.statestore;

import java.util.UUID;

/**
 * One evaluation of a check in Azure DevOps; asked again, it has the same id.
 *
 * @param plan the plan that waits
 * @param job the check's own job within it
 * @param task the instance of the task whose end is awaited
 */
public record CheckId(UUID plan, UUID job, UUID task) {
    @Override
    public String toString() {
        return plan + "/" + job + "/" + task;
    }
}
