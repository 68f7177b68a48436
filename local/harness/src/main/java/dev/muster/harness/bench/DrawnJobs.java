package dev.muster.harness.bench;

import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The requests of a drawn pool, each with demands parsed anew, as they come from the wire. */
final class DrawnJobs {
    private static final int ONE_UNMATCHED_IN = 20;
    private static final int ONE_STARVING_IN = 10;

    private final Shape shape;
    private final SplittableRandom random;
    private final Instant now;
    private final List<List<String>> sets = new ArrayList<>();
    private final List<JobRequest> jobs = new ArrayList<>();

    DrawnJobs(Shape shape, SplittableRandom random, Instant now) {
        this.shape = shape;
        this.random = random;
        this.now = now;
        Set<Demands> distinct = new LinkedHashSet<>();
        while (sets.size() < shape.demandSets()) {
            List<String> drawn = demandSet();
            if (distinct.add(Demands.parse(drawn))) {
                sets.add(drawn);
            }
        }
    }

    /** All requests drawn, in no order. */
    List<JobRequest> all() {
        return List.copyOf(jobs);
    }

    /** What a waiting request demands. */
    Demands demandsOf(long id) {
        return jobs.get((int) id - 1).demands();
    }

    /** Adds the requests that wait, numbered from 1; they come first. */
    void addWaiting() {
        for (long id = 1; id <= shape.jobs(); id++) {
            List<String> demands = sets.get(id <= sets.size() ? (int) id - 1 : random.nextInt(sets.size()));
            jobs.add(request(id, demands, JobRequest.State.QUEUED, null));
        }
    }

    /** Adds a request that an agent works on. */
    void addRunning(long id, AgentId agent) {
        jobs.add(request(id, sets.get(random.nextInt(sets.size())), JobRequest.State.RUNNING, agent.toString()));
    }

    private JobRequest request(long id, List<String> demands, JobRequest.State state, @Nullable String agent) {
        // ADO numbers requests as they come, give or take.
        long place = (id - 1) % DrawnAgents.FIRST_RUNNING_REQUEST;
        Instant queued = now.minusSeconds(3_600).plusMillis(place * 3_000_000 / shape.jobs() + random.nextInt(2_000));
        boolean running = state == JobRequest.State.RUNNING;
        return new JobRequest(
                new RequestId(id),
                queued,
                Demands.parse(demands),
                state,
                agent,
                "Build",
                "build and test",
                "service-" + id % 300,
                running ? queued.plusSeconds(20) : null,
                running ? queued.plusSeconds(25) : null,
                null,
                null);
    }

    /** Asks for some tools of one template, now and then also for its team, for what few offer, or for what nobody does. */
    private List<String> demandSet() {
        int template = random.nextInt(shape.templates());
        List<String> demands = new ArrayList<>();
        demands.add("Agent.Version -gtVersion 3." + random.nextInt(60) + ".0");
        for (int wanted = random.nextInt(4); wanted >= 0; wanted--) {
            demands.add(DrawnSpec.TOOLS.get(random.nextInt(template + 2)));
        }
        if (random.nextInt(3) == 0) {
            demands.add("team -equals " + DrawnSpec.teamOf(template));
        }
        if (random.nextInt(ONE_STARVING_IN) == 0) {
            demands.add("licence");
        }
        if (random.nextInt(ONE_UNMATCHED_IN) == 0) {
            demands.add("nowhere-" + random.nextInt(1_000));
        }
        return demands;
    }
}
