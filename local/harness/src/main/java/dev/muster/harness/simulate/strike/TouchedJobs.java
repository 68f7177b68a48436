package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Invariant;
import java.time.Instant;
import java.util.TreeSet;

/**
 * Jobs whose own end a fault may have changed: somebody cancelled them, or their agent died over them. Their end needs no
 * other explanation, and says nothing in a comparison with a run without faults.
 */
public final class TouchedJobs implements Invariant {
    private final TreeSet<Long> jobs = new TreeSet<>();
    private final TreeSet<String> agents = new TreeSet<>();

    /** A fault ends this job, or makes another of it. */
    public void job(long requestId) {
        jobs.add(requestId);
    }

    /** A fault ends this agent, whatever job it will be given. */
    public void agent(String name) {
        agents.add(name);
    }

    public boolean contains(long requestId) {
        return jobs.contains(requestId);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        if (agents.contains(agentName)) {
            jobs.add(requestId);
        }
    }
}
