package dev.muster.controller.app;

import dev.muster.controller.checks.CheckEvents;
import dev.muster.controller.checks.JobToken;
import dev.muster.model.plan.Outcome;
import dev.muster.statestore.CheckTicket;
import java.util.ArrayList;
import java.util.List;

/** Azure DevOps as far as it is told about checks; remembers what it was told. */
final class FakeCheckEvents implements CheckEvents {
    private final List<Completed> completed = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    record Completed(CheckTicket ticket, String token, boolean passed) {}

    synchronized List<Completed> completed() {
        return List.copyOf(completed);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized Outcome<Told> completed(CheckTicket ticket, JobToken token, boolean passed) {
        completed.add(new Completed(ticket, token.value(), passed));
        return Outcome.done(Told.TOLD);
    }

    @Override
    public Outcome<Integer> createLog(CheckTicket ticket, JobToken token) {
        return Outcome.done(7);
    }

    @Override
    public synchronized Outcome<Told> append(CheckTicket ticket, JobToken token, int log, String line) {
        lines.add(line);
        return Outcome.done(Told.TOLD);
    }

    @Override
    public Outcome<Told> show(CheckTicket ticket, JobToken token, int log) {
        return Outcome.done(Told.TOLD);
    }
}
