package dev.muster.controller.loop;

import dev.muster.model.demand.JobRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be said of one request.
 *
 * @param job as ADO last showed it
 * @param kind one word for machines: the reason for which it waits, or Assigned, Running or Finished
 * @param situation one sentence: why it waits, or who has it
 * @param changes when that sentence became true, and those before it, oldest first
 */
public record JobView(JobRequest job, String kind, String situation, List<Change> changes) {
    public JobView {
        changes = List.copyOf(changes);
    }

    /** Since when a sentence was true. */
    public record Change(Instant at, String sentence) {}

    JobView changed(JobRequest newer, String newKind, String sentence, Instant now, int most) {
        List<Change> longer = new ArrayList<>(changes);
        longer.add(new Change(now, sentence));
        while (longer.size() > most) {
            longer.remove(1);
        }
        return new JobView(newer, newKind, sentence, longer);
    }
}
