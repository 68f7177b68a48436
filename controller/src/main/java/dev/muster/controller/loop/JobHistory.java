package dev.muster.controller.loop;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said of each request, and when it changed: the newest {@value #MOST_JOBS} requests, for people who ask. Kept
 * in memory only.
 */
final class JobHistory {
    private static final int MOST_JOBS = 2000;
    private static final int MOST_CHANGES = 50;

    private final Map<RequestId, JobView> views = new LinkedHashMap<>();

    /** Takes a plan's situations; returns a line for each change of a reason. */
    synchronized List<String> took(Plan plan, Snapshot snapshot) {
        Instant now = snapshot.now();
        Workers workers = Workers.of(snapshot.agents());
        List<String> lines = new ArrayList<>();
        for (JobRequest job : snapshot.jobs().value()) {
            JobSituation situation = plan.jobs().get(job.id());
            if (situation == null) {
                continue;
            }
            String sentence = sentence(situation, workers);
            JobView before = views.get(job.id());
            if (before == null) {
                views.put(
                        job.id(),
                        new JobView(job, situation.name(), sentence, List.of(new JobView.Change(now, sentence))));
            } else if (!before.situation().equals(sentence)) {
                views.put(job.id(), before.changed(job, situation.name(), sentence, now, MOST_CHANGES));
                lines.add("job " + job.id() + ": " + sentence);
            }
        }
        while (views.size() > MOST_JOBS) {
            views.remove(views.keySet().iterator().next());
        }
        return lines;
    }

    synchronized Optional<JobView> find(RequestId request) {
        return Optional.ofNullable(views.get(request));
    }

    private static String sentence(JobSituation situation, Workers workers) {
        return switch (situation) {
            case JobSituation.Waiting waiting -> waiting.reason().sentence();
            case JobSituation.Assigned assigned -> "Azure DevOps assigned it to agent " + assigned.agent() + ".";
            case JobSituation.Running running -> "Agent " + running.agent() + " works on it" + workers.where(running.agent()) + ".";
            case JobSituation.Finished finished -> "It has a result.";
        };
    }
}
