package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job queue of a pool, read from {@code jobrequests}: an interface without documentation, whose behaviour is known
 * from the clients that Microsoft and KEDA publish. A listing that cannot be understood, or breaks off, is a passing fault
 * as a whole: half a queue must not look like the queue.
 */
public final class AzureDevOpsJobRequests implements JobRequests {
    private static final Logger log = LoggerFactory.getLogger(AzureDevOpsJobRequests.class);

    /** It becomes a part of a path. */
    private static final Pattern PROJECT = Pattern.compile("[0-9a-fA-F-]{36}");

    private final AzureDevOpsClient client;
    private final Map<PoolTarget, QueueForm> forms = new ConcurrentHashMap<>();
    private final Map<PoolTarget, List<RequestId>> before = new ConcurrentHashMap<>();

    public AzureDevOpsJobRequests(AzureDevOpsClient client) {
        this.client = client;
    }

    @Override
    public Outcome<List<JobRequest>> unfinished(PoolTarget pool) {
        Outcome<List<JobRequest>> listed = form(pool).isPaged(client.now()) ? pages(pool) : whole(pool);
        return listed.map(AzureDevOpsJobRequests::unfinishedOnes).map(unfinished -> remember(pool, unfinished));
    }

    @Override
    public Optional<String> peculiarity(PoolTarget pool) {
        return form(pool).described();
    }

    @Override
    public Outcome<Optional<JobRequest>> read(PoolTarget pool, RequestId request) {
        Call call = Call.get(path(pool) + "/" + request).undocumented();
        Outcome<Optional<JobRequest>> read = client.ask(
                pool.azureDevOps(), call, json -> Optional.of(JobRequestRow.read(json, new SharedDemands())));
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

    /** One listing of the whole queue, and what it cost. */
    private record Listing(List<JobRequest> requests, long bytes, Duration delay) {}

    /** Asks with {@code completedRequestCount=0}, the one form that is not cut off at 200 requests. */
    private Outcome<List<JobRequest>> whole(PoolTarget pool) {
        Call call = Call.list(path(pool) + "?completedRequestCount=0")
                .undocumented()
                .as(Urgency.POLL_ON);
        SharedDemands demands = new SharedDemands();
        Instant began = client.now();
        Outcome<Listing> read = client.ask(
                pool.azureDevOps(),
                call,
                (json, answer) -> new Listing(
                        json.listing(row -> JobRequestRow.read(row, demands)),
                        answer.bytesRead(),
                        RateNews.delay(answer)));
        Duration took = Duration.between(began, client.now());
        long bytes = read instanceof Outcome.Done<Listing>(Listing listing) ? listing.bytes() : 0;
        Duration delay = read instanceof Outcome.Done<Listing>(Listing listing) ? listing.delay() : Duration.ZERO;
        become(pool, form(pool).afterWhole(bytes, took.minus(delay), client.now()));
        return read.map(Listing::requests);
    }

    private Outcome<List<JobRequest>> pages(PoolTarget pool) {
        return switch (new QueuePages(client, pool, path(pool), before.getOrDefault(pool, List.of())).read()) {
            case QueuePages.Reading.Read(Outcome<List<JobRequest>> requests) -> requests;
            case QueuePages.Reading.Unreliable(String why) -> {
                log.warn("the queue of pool {} cannot be read in pages: {}", pool.poolId(), why);
                become(pool, QueueForm.afterUnreliablePages(client.now()));
                yield whole(pool);
            }
        };
    }

    /** Pages may move while they are read, so that the next reading has to know what was there. */
    private List<JobRequest> remember(PoolTarget pool, List<JobRequest> unfinished) {
        if (form(pool) instanceof QueueForm.Pages) {
            before.put(pool, unfinished.stream().map(JobRequest::id).toList());
        } else {
            before.remove(pool);
        }
        return unfinished;
    }

    private QueueForm form(PoolTarget pool) {
        return forms.getOrDefault(pool, new QueueForm.Whole());
    }

    private void become(PoolTarget pool, QueueForm next) {
        QueueForm before = form(pool);
        forms.put(pool, next);
        if (!before.getClass().equals(next.getClass())) {
            log.info("the queue of pool {} is read otherwise: {}", pool.poolId(), next);
        }
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
