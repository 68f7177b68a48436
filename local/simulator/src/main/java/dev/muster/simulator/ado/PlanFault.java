package dev.muster.simulator.ado;

/**
 * What a completion event is answered instead of being taken.
 *
 * @param status HTTP status, for example 500, 429, 401 or 302
 * @param location where a redirect leads to; empty if it is none
 */
public record PlanFault(int status, String location) {
    /** An answer with that status and nothing else. */
    public static PlanFault of(int status) {
        return new PlanFault(status, "");
    }
}
