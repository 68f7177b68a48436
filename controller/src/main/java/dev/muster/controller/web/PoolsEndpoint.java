package dev.muster.controller.web;

import dev.muster.controller.loop.JobView;
import dev.muster.controller.loop.PoolView;
import dev.muster.controller.loop.PoolViews;
import dev.muster.model.agent.Agent;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.TemplateAccount;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read-only API: pools, and for any job why it still waits or who served it. */
@RestController
@RequestMapping("/api/v1/pools")
final class PoolsEndpoint {
    private static final Pattern REQUEST_ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final PoolViews views;

    PoolsEndpoint(PoolViews views) {
        this.views = views;
    }

    @GetMapping
    PoolListAnswer pools() {
        return new PoolListAnswer(views.all().stream().map(PoolSummary::of).toList(), views.ignoredItems());
    }

    @GetMapping("/{name}")
    PoolAnswer pool(@PathVariable("name") String name) {
        return PoolAnswer.of(view(name));
    }

    /** Says what is known of a request; one that this replica never saw may still have agents in the store. */
    @GetMapping("/{name}/jobs/{requestId}")
    JobAnswer job(@PathVariable("name") String name, @PathVariable("requestId") String requestId) {
        PoolView pool = view(name);
        RequestId request = requestId(requestId);
        Optional<JobView> job = views.job(pool.name(), request);
        List<Agent> agents = views.agentsOf(pool.name(), request);
        if (job.isEmpty() && agents.isEmpty()) {
            throw ApiException.notFound("job-not-found", "nothing is known of job request " + request);
        }
        return JobAnswer.of(request, job, accounts(pool, job), agents);
    }

    /** While it waits; of what has an agent nobody asks which template might have had it. */
    private List<TemplateAccount> accounts(PoolView pool, Optional<JobView> job) {
        return job.map(JobView::job)
                .filter(request -> request.state() == JobRequest.State.QUEUED)
                .flatMap(request -> views.decision(pool.name())
                        .map(decision -> TemplateAccount.of(decision.snapshot(), request.demands())))
                .orElse(List.of());
    }

    private PoolView view(String name) {
        return views.find(PoolNames.read(name)).orElseThrow(() -> PoolNames.notFound(name));
    }

    private static RequestId requestId(String text) {
        if (!REQUEST_ID.matcher(text).matches()) {
            throw ApiException.badRequest("bad-request-id", "a job request's id is a whole number of at least 1");
        }
        return new RequestId(Long.parseLong(text));
    }
}
