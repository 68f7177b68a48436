package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Invariant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Jobs whose own end a fault may have changed: somebody cancelled them, or their agent died over them. Their end needs no
 * other explanation, and says nothing in a comparison with a run without faults.
 */
public final class TouchedJobs implements Invariant {
    private final TreeSet<Long> jobs = new TreeSet<>();
    private final TreeSet<String> agents = new TreeSet<>();
    private final Map<String, List<Long>> given = new TreeMap<>();

    /** A fault ends this job, or makes another of it. */
    public void job(long requestId) {
        jobs.add(requestId);
    }

    /** A fault ends this agent, and with it whatever job it has been given or will be. */
    public void agent(String name) {
        agents.add(name);
        jobs.addAll(given.getOrDefault(name, List.of()));
    }

    public boolean contains(long requestId) {
        return jobs.contains(requestId);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        given.computeIfAbsent(agentName, name -> new ArrayList<>()).add(requestId);
        if (agents.contains(agentName)) {
            jobs.add(requestId);
        }
    }
}
