package dev.muster.simulator.agents;

/** The ways in which an agent may misbehave. */
public enum AgentQuirk {
    /** Its container runs and never calls anybody. */
    NEVER_REGISTERS,
    /** It gets its identity and exits with 1 before it opens a session. */
    DIES_BEFORE_SESSION,
    /** Its worker is killed half way through the job: the listener reports nothing and exits 0. */
    WORKER_KILLED,
    /** It closes its session after the job and never exits, whatever it is told. */
    HANGS_AFTER_JOB,
    /** It reports its job's end without saying that it shuts down. */
    OMITS_SHUTTING_DOWN,
    /** Its job copies the agent's key and opens sessions with it after the agent has left. */
    KEY_COPIED
}
