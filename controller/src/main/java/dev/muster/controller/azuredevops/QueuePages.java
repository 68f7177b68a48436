package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a queue in pages. They come with finished requests and in an order that nobody promises, so that only the last page
 * tells that all was seen. The queue moves meanwhile: a request that shows up twice counts as it was seen last, and one
 * that was there before and is not even among the finished ones may have slipped through, and is read by itself.
 */
final class QueuePages {
    /** The service gives no more at once, whatever it is asked for (documentation of KEDA's scaler). */
    static final int ROWS = 200;

    private static final int MOST_PAGES = 100;
    private static final int MOST_MISSING = 20;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String CONTINUATION = "x-ms-continuationtoken";

    private final AzureDevOpsClient client;
    private final PoolTarget pool;
    private final String path;
    private final List<RequestId> before;
    private final SharedDemands demands = new SharedDemands();
    private final Map<RequestId, JobRequest> seen = new LinkedHashMap<>();
    private final Set<String> tokens = new LinkedHashSet<>();

    /** @param before the unfinished requests of the reading before */
    QueuePages(AzureDevOpsClient client, PoolTarget pool, String path, List<RequestId> before) {
        this.client = client;
        this.pool = pool;
        this.path = path;
        this.before = before;
    }

    /** How reading ended. */
    sealed interface Reading {
        /** Every request that was listed, finished ones included; or what came in between. */
        record Read(Outcome<List<JobRequest>> requests) implements Reading {}

        /** Whether these were all pages cannot be told; one clause says why. */
        record Unreliable(String why) implements Reading {}
    }

    private record Page(List<JobRequest> rows, Optional<String> next) {}

    Reading read() {
        Instant end = client.now().plus(LONGEST);
        Outcome<Page> page = page("");
        for (int pages = 1; page instanceof Outcome.Done<Page>(Page read); pages++) {
            read.rows().forEach(row -> seen.put(row.id(), row));
            Optional<String> next = read.next();
            if (next.isEmpty()) {
                return read.rows().size() < ROWS
                        ? all()
                        : new Reading.Unreliable("a full page does not say whether another one follows");
            }
            if (!tokens.add(next.get())) {
                return new Reading.Unreliable("the pages go round in circles");
            }
            if (pages == MOST_PAGES) {
                return new Reading.Unreliable(
                        "there are more than " + MOST_PAGES + " pages, finished requests included");
            }
            page = client.now().isAfter(end) ? tooSlow() : page(next.get());
        }
        return new Reading.Read(page.map(unread -> List.of()));
    }

    /** Those that are still missing when this is done, or too many to ask for, are missing as they may be from any list. */
    private Reading all() {
        List<RequestId> missing =
                before.stream().filter(request -> !seen.containsKey(request)).toList();
        if (missing.size() <= MOST_MISSING) {
            for (RequestId request : missing) {
                Call call = Call.get(path + "/" + request).undocumented().as(Urgency.POLL_ON);
                if (client.ask(pool.azureDevOps(), call, row -> JobRequestRow.read(row, demands))
                        instanceof Outcome.Done<JobRequest>(JobRequest found)) {
                    seen.put(request, found);
                }
            }
        }
        return new Reading.Read(Outcome.done(new ArrayList<>(seen.values())));
    }

    private Outcome<Page> page(String token) {
        String query = "?$top=" + ROWS + (token.isEmpty() ? "" : "&continuationToken=" + encoded(token));
        Call call = Call.list(path + query).undocumented().as(Urgency.POLL_ON);
        return client.ask(
                pool.azureDevOps(),
                call,
                (json, answer) -> new Page(
                        json.listing(row -> JobRequestRow.read(row, demands)),
                        answer.header(CONTINUATION).filter(next -> !next.isBlank())));
    }

    private static Outcome<Page> tooSlow() {
        return new Outcome.Failed<>(
                new CloudFault.Transient("not all pages of the queue came within " + LONGEST.toSeconds() + " s"));
    }

    private static String encoded(String token) {
        return URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
