package dev.muster.harness.simulate.fault;

/** The kinds of calls that a controller makes; faults are planned per kind. */
public enum CallKind {
    TASK_DEFINITION(FaultKind.LOST, 3),
    RUN_TASK(FaultKind.F18, 30),
    STOP_TASK(FaultKind.LOST, 20),
    READ_TASKS(FaultKind.LOST, 20),
    FIND_POOL(FaultKind.F38, 4),
    LIST_REGISTRATIONS(FaultKind.F38, 60),
    REGISTER(FaultKind.F38, 20),
    CORDON(FaultKind.F38, 20),
    DELETE_REGISTRATION(FaultKind.F38, 20),
    ADD_PLACEHOLDER(FaultKind.F38, 4),
    LIST_JOBS(FaultKind.F38, 60),
    READ_JOB(FaultKind.F38, 10),
    CLAIM(FaultKind.F3, 15),
    INTEND(FaultKind.F3, 60),
    RECORD_TASK(FaultKind.F3, 60),
    RECORD_KEY(FaultKind.F3, 20),
    READ_AGENTS(FaultKind.LOST, 20),
    ACQUIRE_FENCE(FaultKind.F3, 4),
    READ_POOLS(FaultKind.LOST, 40),
    WRITE_POOLS(FaultKind.F3, 10),
    RECEIVE_MESSAGES(FaultKind.LOST, 60),
    DELETE_MESSAGE(FaultKind.LOST, 60);

    private final FaultKind lostAnswer;
    private final int usual;

    CallKind(FaultKind lostAnswer, int usual) {
        this.lostAnswer = lostAnswer;
        this.usual = usual;
    }

    /** What it counts as if the answer is lost. */
    FaultKind lostAnswer() {
        return lostAnswer;
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
                    READ_AGENTS,
                    ACQUIRE_FENCE,
                    READ_POOLS,
                    WRITE_POOLS,
                    RECEIVE_MESSAGES,
                    DELETE_MESSAGE -> false;
        };
    }

    /** About how many calls of the kind a controller makes while faults are possible. */
    int usual() {
        return usual;
    }
}
