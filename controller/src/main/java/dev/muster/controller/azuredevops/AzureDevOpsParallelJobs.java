package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.ParallelJobs;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The licence, read from {@code resourceusage}: an interface without documentation, named in azure-devops-node-api
 * ({@code getResourceUsage}), which may want rights on the organisation besides those on the pool.
 */
public final class AzureDevOpsParallelJobs implements ParallelJobs {
    private static final String PATH =
            "resourceusage?parallelismTag=Private&poolIsHosted=false&includeRunningRequests=true";

    private final AzureDevOpsClient client;

    public AzureDevOpsParallelJobs(AzureDevOpsClient client) {
        this.client = client;
    }

    @Override
    public Outcome<Usage> read(AzureDevOpsPool pool) {
        return client.ask(pool, Call.list(PATH).undocumented().as(Urgency.LEARN), AzureDevOpsParallelJobs::usage);
    }

    private static Usage usage(JsonWalk json) {
        AtomicReference<@Nullable Integer> total = new AtomicReference<>();
        AtomicReference<@Nullable Integer> used = new AtomicReference<>();
        json.fields(name -> {
            switch (name) {
                case "resourceLimit" ->
                    json.fields(inner -> {
                        if (inner.equals("totalCount")) {
                            total.set(json.numberOrNull());
                        }
                    });
                case "usedCount" -> used.set(json.numberOrNull());
                default -> {
                    // The running requests and minutes are of no use to us.
                }
            }
        });
        Integer running = used.get();
        if (running == null && total.get() != null) {
            throw json.misunderstood("a limit without usedCount");
        }
        return new Usage(total.get(), running == null ? 0 : running);
    }
}
