package dev.muster.controller.loop;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import java.time.Duration;

/** How much is going on in a pool, which decides how often it is read. */
enum PollPace {
    /** Jobs wait, or agents come or go: what the next reading shows decides something. */
    MOVING(1),
    /** Jobs run on their agents, and nothing else happens. */
    WORKING(2),
    /** Nothing but idle agents, if any. */
    IDLE(6);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final int intervals;

    PollPace(int intervals) {
        this.intervals = intervals;
    }

    /** At least {@code interval}; lengthened to 30 s at most. */
    Duration of(Duration interval) {
        Duration longer = interval.multipliedBy(intervals);
        Duration most = interval.compareTo(LONGEST) > 0 ? interval : LONGEST;
        return longer.compareTo(most) < 0 ? longer : most;
    }

    static PollPace of(Snapshot seen, Plan plan) {
        boolean moving = !plan.actions().isEmpty()
                || !seen.strayTasks().isEmpty()
                || seen.jobs().value().stream().anyMatch(PollPace::isOnItsWay)
                || seen.agents().stream().anyMatch(PollPace::isOnItsWay);
        if (moving) {
            return MOVING;
        }
        return seen.agents().stream().anyMatch(known -> known.agent().phase() == Phase.BUSY) ? WORKING : IDLE;
    }

    private static boolean isOnItsWay(JobRequest job) {
        return job.state() == JobRequest.State.QUEUED || job.state() == JobRequest.State.ASSIGNED;
    }

    /** Everything but an agent that waits for a job, and one that has it: nothing has to be learned of them soon. */
    private static boolean isOnItsWay(Known known) {
        return switch (known.agent().phase()) {
            case ONLINE ->
                known.spentLearned() != null
                        || known.cordonLearned() != null
                        || known.registrationMissed() != null
                        || known.agent().retiring();
            case BUSY -> known.cordonLearned() == null || known.stopLearned() != null;
            case CLAIMED,
                    LAUNCHED,
                    PROVISIONING,
                    PENDING,
                    RUNNING,
                    REGISTERING,
                    REGISTERED,
                    FINISHING,
                    STOPPING,
                    FAILED,
                    LOST -> true;
            case ABANDONED, GONE -> false;
        };
    }
}
