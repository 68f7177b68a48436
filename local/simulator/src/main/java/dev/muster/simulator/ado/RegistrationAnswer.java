package dev.muster.simulator.ado;

/** How the organisation answers a call that changes registrations. */
public sealed interface RegistrationAnswer {
    /** Done; the registration as it is (or, for a deletion, was). */
    record Accepted(AgentRegistration agent) implements RegistrationAnswer {}

    /** HTTP 409: the pool has an agent of that name. */
    record NameTaken(String message) implements RegistrationAnswer {}

    /** HTTP 404: no such pool or agent. */
    record NotFound(String message) implements RegistrationAnswer {}

    /** The agent runs a job; it can be deleted afterwards. */
    record Busy(String message) implements RegistrationAnswer {}
}
