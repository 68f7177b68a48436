package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The job queue of a pool, read from {@code jobrequests}: an interface without documentation, whose behaviour is known
 * from the clients that Microsoft and KEDA publish. A listing that cannot be understood is a passing fault as a whole:
 * half a queue must not look like the queue.
 */
public final class AzureDevOpsJobRequests implements JobRequests {
    /** It becomes a part of a path. */
    private static final Pattern PROJECT = Pattern.compile("[0-9a-fA-F-]{36}");

    private final AzureDevOpsClient client;

    public AzureDevOpsJobRequests(AzureDevOpsClient client) {
        this.client = client;
    }

    /** Asks with {@code completedRequestCount=0}, the one form that is not cut off at 200 requests. */
    @Override
    public Outcome<List<JobRequest>> unfinished(PoolTarget pool) {
        Call call = Call.list(path(pool) + "?completedRequestCount=0").undocumented();
        return client.ask(pool.azureDevOps(), call, json -> json.listing(JobRequestRow::read))
                .map(AzureDevOpsJobRequests::unfinishedOnes);
    }

    @Override
    public Outcome<Optional<JobRequest>> read(PoolTarget pool, RequestId request) {
        Call call = Call.get(path(pool) + "/" + request).undocumented();
        Outcome<Optional<JobRequest>> read =
                client.ask(pool.azureDevOps(), call, json -> Optional.of(JobRequestRow.read(json)));
        return read instanceof Outcome.Failed<Optional<JobRequest>>(CloudFault fault)
                        && fault instanceof CloudFault.Gone
                ? Outcome.done(Optional.empty())
                : read;
    }

    /**
     * Asks for the build ("Builds - Get" in the Azure DevOps REST reference). Releases and what comes later have no state
     * that tells as much. It needs the scope Build (read), without which the answer is a denial.
     */
    @Override
    public Outcome<Optional<String>> endOfRun(PoolTarget pool, JobRequest request) {
        String project = request.origin().project();
        Long run = request.origin().run();
        if (project == null
                || run == null
                || !request.planType().equals("Build")
                || !PROJECT.matcher(project).matches()) {
            return Outcome.done(Optional.empty());
        }
        return client.ask(
                pool.azureDevOps(),
                Call.get("/" + project + "/_apis/build/builds/" + run),
                AzureDevOpsJobRequests::endOfBuild);
    }

    private static Optional<String> endOfBuild(JsonWalk json) {
        Map<String, String> texts = json.texts();
        return "completed".equals(texts.get("status"))
                ? Optional.of(texts.getOrDefault("result", "completed"))
                : Optional.empty();
    }

    private static List<JobRequest> unfinishedOnes(List<JobRequest> listed) {
        return listed.stream()
                .filter(request -> request.state() != JobRequest.State.FINISHED)
                .toList();
    }

    private static String path(PoolTarget pool) {
        return "pools/" + pool.poolId() + "/jobrequests";
    }
}
