package dev.muster.controller.loop;

import dev.muster.model.plan.Finding;
import dev.muster.model.plan.QueuedLaunches;
import dev.muster.model.pool.Condition;

/**
 * How fast the launches of all pools leave at one moment.
 *
 * @param perSecond RunTask calls a second at present
 * @param most as many as that while ECS refuses none
 * @param waiting launches that are claimed and wait for their turn
 * @param underWay launches whose call has no answer yet
 */
public record LaunchPace(double perSecond, double most, int waiting, int underWay) {
    /** What the condition LaunchRateAllowed says of a pool with these launches; a metric has the rate, which changes all the time. */
    Finding finding(QueuedLaunches ofPool) {
        return perSecond < most && !ofPool.waiting().isEmpty()
                ? Finding.bad(
                        Condition.Type.LaunchRateAllowed,
                        "Throttled",
                        "ECS refuses launches because too many come from this account and region; all pools together launch"
                                + " fewer than " + Math.round(most)
                                + " agents a second until it refuses none any more. Agents of this pool wait for that.")
                : Finding.good(Condition.Type.LaunchRateAllowed);
    }
}
