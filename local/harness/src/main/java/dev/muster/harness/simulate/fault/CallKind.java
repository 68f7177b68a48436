package dev.muster.harness.simulate.fault;

/** The kinds of calls a controller makes out of itself; faults are planned per kind. */
public enum CallKind {
    TASK_DEFINITION,
    RUN_TASK,
    STOP_TASK,
    READ_TASKS,
    FIND_POOL,
    LIST_REGISTRATIONS,
    REGISTER,
    CORDON,
    DELETE_REGISTRATION,
    ADD_PLACEHOLDER,
    LIST_JOBS,
    READ_JOB,
    CLAIM,
    INTEND,
    RECORD_TASK,
    RECORD_KEY,
    READ_AGENTS,
    ACQUIRE_FENCE,
    READ_FENCE,
    POOLS,
    LOG,
    RECEIVE_MESSAGES,
    DELETE_MESSAGE
}
