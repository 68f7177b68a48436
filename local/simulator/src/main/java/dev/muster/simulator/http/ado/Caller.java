package dev.muster.simulator.http.ado;

/** Who calls. */
sealed interface Caller {
    /** Somebody with the pool administrators' token. */
    record Administrator() implements Caller {}

    /** A registered agent with its listener token. */
    record Agent(int agentId) implements Caller {}

    /** No credential, or a wrong one. */
    record Nobody() implements Caller {}
}
