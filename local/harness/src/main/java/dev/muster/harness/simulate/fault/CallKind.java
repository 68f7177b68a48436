package dev.muster.harness.simulate.fault;

/** The kinds of calls that a controller makes; faults are planned per kind. */
public enum CallKind {
    TASK_DEFINITION(3),
    RUN_TASK(30),
    STOP_TASK(5),
    READ_TASKS(20),
    FIND_POOL(4),
    LIST_REGISTRATIONS(60),
    REGISTER(20),
    CORDON(20),
    DELETE_REGISTRATION(20),
    ADD_PLACEHOLDER(4),
    LIST_JOBS(60),
    READ_JOB(10),
    READ_RUN(4),
    READ_LICENCE(20),
    CLAIM(15),
    INTEND(60),
    RECORD_TASK(60),
    RECORD_KEY(20),
    READ_AGENTS(20),
    ACQUIRE_FENCE(4),
    READ_POOLS(40),
    WRITE_POOLS(10),
    RECEIVE_MESSAGES(100),
    DELETE_MESSAGE(100);

    private final int usual;

    CallKind(int usual) {
        this.usual = usual;
    }

    /** Whether such a call changes an agent's record, its task or its registration. */
    boolean isEffect() {
        return switch (this) {
            case RUN_TASK,
                    STOP_TASK,
                    REGISTER,
                    CORDON,
                    DELETE_REGISTRATION,
                    ADD_PLACEHOLDER,
                    CLAIM,
                    INTEND,
                    RECORD_TASK,
                    RECORD_KEY -> true;
            case TASK_DEFINITION,
                    READ_TASKS,
                    FIND_POOL,
                    LIST_REGISTRATIONS,
                    LIST_JOBS,
                    READ_JOB,
                    READ_RUN,
                    READ_LICENCE,
                    READ_AGENTS,
                    ACQUIRE_FENCE,
                    READ_POOLS,
                    WRITE_POOLS,
                    RECEIVE_MESSAGES,
                    DELETE_MESSAGE -> false;
        };
    }

    /** Whether such a call changes anything outside of its process. */
    public boolean isWrite() {
        return switch (this) {
            case TASK_DEFINITION,
                    RUN_TASK,
                    STOP_TASK,
                    REGISTER,
                    CORDON,
                    DELETE_REGISTRATION,
                    ADD_PLACEHOLDER,
                    CLAIM,
                    INTEND,
                    RECORD_TASK,
                    RECORD_KEY,
                    ACQUIRE_FENCE,
                    WRITE_POOLS,
                    DELETE_MESSAGE -> true;
            case READ_TASKS,
                    FIND_POOL,
                    LIST_REGISTRATIONS,
                    LIST_JOBS,
                    READ_JOB,
                    READ_RUN,
                    READ_LICENCE,
                    READ_AGENTS,
                    READ_POOLS,
                    RECEIVE_MESSAGES -> false;
        };
    }

    /** About how many calls of the kind a controller makes while faults are possible. */
    int usual() {
        return usual;
    }
}
