package dev.muster.harness.simulate.fault;

/** The kinds of faults that a run can hold, by their numbers in the list of the project's correctness methods. */
public enum FaultKind {
    /** A store write was applied, its answer lost. */
    F3,
    /** A queue message came twice. */
    F10,
    /** Queue messages changed their order. */
    F11,
    /** RunTask was accepted, its answer lost. */
    F18,
    /** A call to ADO had its effect, its answer lost. */
    F38,
    /** A controller crashed before or after an effect. */
    F59,
    /** A controller stopped for a while and went on with what it believed. */
    F60,
    /** A second controller took over while the first still believed itself in charge. */
    F61,
    /** A listener hung after its last job. */
    F76,
    /** A job opened sessions with its agent's copied key. */
    F77,
    /** A session replaced the capabilities that the agent was registered with. */
    F78,
    /** A job began and ended between two polls. */
    F79,
    /** The answer to another call was lost. */
    LOST
}
