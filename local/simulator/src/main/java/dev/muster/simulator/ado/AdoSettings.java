package dev.muster.simulator.ado;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What varies between organisations.
 *
 * @param name the organisation's name, the first part of every path
 * @param parallelJobs the licence: how many requests may be assigned at once, empty for no limit
 * @param choice which of several fitting agents gets a request
 * @param leastLock shortest time a job's lock lasts, and a reservation of an agent that died
 * @param mostLock longest such time
 * @param sessionTimeout how long an agent may be silent before its session ends and it counts as offline
 * @param unfinishedListCap the most unfinished requests that one listing returns, empty for all
 */
public record AdoSettings(
        String name,
        OptionalInt parallelJobs,
        AgentChoice choice,
        Duration leastLock,
        Duration mostLock,
        Duration sessionTimeout,
        OptionalInt unfinishedListCap) {

    /** Which of several fitting agents gets a request. */
    public enum AgentChoice {
        /** The one registered first. */
        FIRST,
        /** Any of them, drawn from the world's stream. */
        DRAWN
    }

    /** Locks of 5 to 10 minutes, sessions that die after 2 minutes of silence, no limits, agents drawn. */
    public static AdoSettings of(String name) {
        return new AdoSettings(
                name,
                OptionalInt.empty(),
                AgentChoice.DRAWN,
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                OptionalInt.empty());
    }

    /** The same with a licence for so many jobs at once. */
    public AdoSettings withParallelJobs(int most) {
        return new AdoSettings(
                name, OptionalInt.of(most), choice, leastLock, mostLock, sessionTimeout, unfinishedListCap);
    }

    /** The same with another way to choose among fitting agents. */
    public AdoSettings choosing(AgentChoice other) {
        return new AdoSettings(name, parallelJobs, other, leastLock, mostLock, sessionTimeout, unfinishedListCap);
    }

    /** The same with listings cut off after so many unfinished requests. */
    public AdoSettings withUnfinishedListCap(int most) {
        return new AdoSettings(name, parallelJobs, choice, leastLock, mostLock, sessionTimeout, OptionalInt.of(most));
    }

    /** The same with other time-outs, for runs in real time that cannot wait for minutes. */
    public AdoSettings withTimeouts(Duration lock, Duration session) {
        return new AdoSettings(name, parallelJobs, choice, lock, lock, session, unfinishedListCap);
    }
}
