package dev.muster.model.plan;

/** What a request in the job list was taken for. */
public sealed interface JobSituation {
    /** It waits for an agent. */
    record Waiting(WaitReason reason) implements JobSituation {}

    /** ADO holds it for an agent that has yet to pick it up. */
    record Assigned(String agent) implements JobSituation {}

    /** An agent works on it. */
    record Running(String agent) implements JobSituation {}

    /** It has a result. */
    record Finished() implements JobSituation {}

    /** One word for machines: why it waits, or what became of it. */
    default String name() {
        return switch (this) {
            case Waiting(WaitReason reason) -> reason.name();
            case Assigned assigned -> "Assigned";
            case Running running -> "Running";
            case Finished finished -> "Finished";
        };
    }
}
