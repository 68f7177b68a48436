package dev.muster.simulator.agents;

import java.time.Duration;

/** One thing that happens to one agent, at most once. */
public sealed interface Mishap {
    /** Its container ends as soon as it has started. */
    record ExitsAtOnce(int exitCode) implements Mishap {}

    /** It asks for its identity so much later than it would. */
    record StartsLate(Duration by) implements Mishap {}

    /** Its session is open, and the service never gives it a job (so it does to agents whose update is pending). */
    record IsNeverOffered() implements Mishap {}

    /** It dies when its job is delivered: the job stays reserved for it. */
    record DiesWhenGivenAJob() implements Mishap {}

    /** It dies in the middle of its job, of which so many per cent are done then. */
    record DiesInJob(int percent) implements Mishap {}

    /** Its worker is killed when so many per cent of the job are done: the listener reports nothing and exits with 0. */
    record LosesItsWorker(int percent) implements Mishap {}

    /** It dies while it waits for a job, and shows online for so much longer. */
    record DiesWaiting(Duration staysOnline) implements Mishap {}

    /** Its session ends while it works on its job; so much later it opens another. */
    record DropsOut(Duration away) implements Mishap {}

    /** Its job is over at once; it reports that without saying that it ends, and ends so much later. */
    record LeavesSlowly(Duration after) implements Mishap {}

    /** It ends after its job without closing its session, and shows online for so much longer. */
    record LeavesItsSession(Duration staysOnline) implements Mishap {}
}
