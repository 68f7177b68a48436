package dev.muster.controller.web;

import dev.muster.controller.loop.JobView;
import dev.muster.model.agent.Agent;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.TemplateAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /api/v1/pools/{name}/jobs/{requestId}}.
 *
 * @param job as ADO last showed it; null if this replica never saw it
 * @param kind one word for machines: the reason for which it waits, or Assigned, Running or Finished; null like the job
 * @param situation one sentence: why it waits, or who has it
 * @param history the sentences that were true before, and since when, oldest first; the newest is the situation
 * @param templates while it waits: how each template of the pool stands to it, in the order of the spec; else empty
 * @param agents launched for it or given it, newest first, those gone included
 */
record JobAnswer(
        long requestId,
        @Nullable JobRow job,
        @Nullable String kind,
        String situation,
        List<ChangeRow> history,
        List<TemplateRow> templates,
        List<AgentRow> agents) {
    private static final String BEFORE_OUR_TIME =
            "This replica has not seen it in the queue; its agents are known from the state store.";

    /** The request itself; times by ADO's clock, null before they came. */
    record JobRow(
            String name,
            String pipeline,
            String state,
            List<String> demands,
            @Nullable String reservedAgent,
            @Nullable String result,
            Instant queuedAt,
            @Nullable Instant assignedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant finishedAt) {}

    /** How a template stands to the job: CHOSEN, OUTDONE, TURNED_OUT_TO_LACK or LACKS, and what it lacks. */
    record TemplateRow(String template, String standing, List<String> missing) {
        static TemplateRow of(TemplateAccount account) {
            return new TemplateRow(
                    account.template(),
                    account.standing().name(),
                    account.missing().stream().map(Demand::text).toList());
        }
    }

    /** Since when a sentence was true. */
    record ChangeRow(Instant at, String situation) {}

    static JobAnswer of(RequestId request, Optional<JobView> view, List<TemplateAccount> accounts, List<Agent> agents) {
        return new JobAnswer(
                request.value(),
                view.map(found -> row(found.job())).orElse(null),
                view.map(JobView::kind).orElse(null),
                view.map(JobView::situation).orElse(BEFORE_OUR_TIME),
                view.map(JobAnswer::history).orElse(List.of()),
                accounts.stream().map(TemplateRow::of).toList(),
                agents.stream().map(agent -> AgentRow.of(agent, null)).toList());
    }

    static List<String> demands(JobRequest job) {
        return job.demands().all().stream().map(Demand::text).toList();
    }

    private static JobRow row(JobRequest job) {
        return new JobRow(
                job.jobName(),
                job.definition(),
                job.state().name(),
                demands(job),
                job.reservedAgent(),
                job.result(),
                job.queueTime(),
                job.assignTime(),
                job.receiveTime(),
                job.finishTime());
    }

    private static List<ChangeRow> history(JobView view) {
        return view.changes().stream()
                .map(change -> new ChangeRow(change.at(), change.sentence()))
                .toList();
    }
}
