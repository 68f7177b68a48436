package dev.muster.model.plan;

import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request of the job list, as the newest reading shows it, with what our records tell of it. A plan asks for this so
 * often that it is looked up once.
 *
 * @param place where it stands among all requests of the plan, the oldest at 0; what is found out about requests one
 *     after the other is kept by this number. Negative if it is a wish and none of them
 * @param demands what the job demands; of all waiting requests that demand the same it is one object, quickly recognised
 * @param givenTo the agent of ours that was given this very request, although the list shows it as waiting; null if none
 *     was
 * @param standing whether it takes part in the matching
 */
record Listed(
        int place,
        JobRequest job,
        Demands demands,
        @Nullable Known givenTo,
        Standing standing) {

    /** Whether a request waits for any agent that can take it. */
    enum Standing {
        WAITING,
        /** It does, but so many older ones do that the plan does not deal with it. */
        BEYOND_BOUND,
        /** It was given to an agent, it is over, or it is nothing that we know. */
        NOT_WAITING
    }

    /** Something besides the requests that is to have an agent, and waits for it behind them all. */
    static Listed wish(JobRequest wish) {
        return new Listed(-1, wish, wish.demands(), null, Standing.WAITING);
    }

    boolean waits() {
        return standing == Standing.WAITING;
    }
}
