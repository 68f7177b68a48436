package dev.muster.controller.web;

import dev.muster.controller.loop.JobView;
import java.time.Instant;
import java.util.List;

/**
 * A request that waits.
 *
 * @param pipeline name of its pipeline
 * @param queuedAt by ADO's clock
 * @param demands as ADO shows them
 * @param kind one word for machines: why it waits
 * @param reason one sentence: why it waits
 */
record WaitingRow(
        long requestId,
        String job,
        String pipeline,
        Instant queuedAt,
        List<String> demands,
        String kind,
        String reason) {
    static WaitingRow of(JobView view) {
        return new WaitingRow(
                view.job().id().value(),
                view.job().jobName(),
                view.job().definition(),
                view.job().queueTime(),
                JobAnswer.demands(view.job()),
                view.kind(),
                view.situation());
    }
}
