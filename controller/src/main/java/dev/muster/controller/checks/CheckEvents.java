package dev.muster.controller.checks;

import dev.muster.model.plan.Outcome;
import dev.muster.statestore.CheckTicket;

/** What Azure DevOps is told about a check, each with the token of the job that waits, at the address in the ticket. */
public interface CheckEvents {
    /** It arrived. */
    enum Told {
        TOLD
    }

    /** Ends the wait. Told twice, the first one counts: the task is over then. */
    Outcome<Told> completed(CheckTicket ticket, JobToken token, boolean passed);

    /** Makes a log within the plan and returns its number. */
    Outcome<Integer> createLog(CheckTicket ticket, JobToken token);

    /** Adds a line to a log. */
    Outcome<Told> append(CheckTicket ticket, JobToken token, int log, String line);

    /** Shows the log with the check; only of a ticket that has a timeline. */
    Outcome<Told> show(CheckTicket ticket, JobToken token, int log);
}
