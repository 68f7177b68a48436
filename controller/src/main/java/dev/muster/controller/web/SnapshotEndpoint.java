package dev.muster.controller.web;

import dev.muster.controller.loop.PoolViews;
import dev.muster.controller.snapshot.SnapshotJson;
import dev.muster.model.pool.PoolName;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The newest decision about a pool as a file that {@code muster simulate --snapshot} plans again. */
@RestController
final class SnapshotEndpoint {
    private final PoolViews views;
    private final String build;

    /** @param build what this controller was built from, in words */
    SnapshotEndpoint(PoolViews views, String build) {
        this.views = views;
        this.build = build;
    }

    @GetMapping(path = "/api/v1/pools/{name}/snapshot", produces = MediaType.APPLICATION_JSON_VALUE)
    String snapshot(@PathVariable("name") String name) {
        PoolName pool = PoolNames.read(name);
        if (views.find(pool).isEmpty()) {
            throw PoolNames.notFound(name);
        }
        return views.decision(pool)
                .map(decision -> SnapshotJson.write(build, decision.snapshot(), decision.plan()))
                .orElseThrow(() -> ApiException.notFound(
                        "no-decision", "nothing was decided about pool " + name + " yet; its conditions say why"));
    }
}
