package dev.muster.controller.checks;

import dev.muster.model.plan.Outcome;
import dev.muster.statestore.CheckTicket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of one check, for people who wait; of no consequence, so that it is left alone once something went wrong. */
final class CheckProgress {
    private static final int MOST_LINES = 50;
    private static final Logger log = LoggerFactory.getLogger(CheckProgress.class);

    private final CheckEvents events;
    private final CheckTicket ticket;
    private final JobToken token;
    private @Nullable Integer number;
    private String last = "";
    private int lines;
    private boolean over;

    CheckProgress(CheckEvents events, CheckTicket ticket, JobToken token) {
        this.events = events;
        this.ticket = ticket;
        this.token = token;
        this.over = ticket.timeline() == null;
    }

    /** Writes a line unless it is the last one. */
    void say(String line) {
        if (over || line.equals(last) || lines >= MOST_LINES) {
            return;
        }
        last = line;
        lines++;
        if (written(line) instanceof Outcome.Done<CheckEvents.Told>) {
            return;
        }
        over = true;
        log.debug("check {}: its log cannot be written", ticket.id());
    }

    private Outcome<CheckEvents.Told> written(String line) {
        if (number != null) {
            return events.append(ticket, token, number, line);
        }
        return events.createLog(ticket, token).then(made -> {
            number = made;
            return events.append(ticket, token, made, line).then(told -> events.show(ticket, token, made));
        });
    }
}
