package dev.muster.model.plan;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs a maximum matching covers that prefers those whose own agent can take them, then the older ones: job by job
 * and agent by agent, with no classes and no thought of speed.
 */
final class PlainMatching {
    private final List<JobRequest> jobs;
    private final List<Supply> supply;
    private final @Nullable JobRequest[] holder;

    private PlainMatching(List<JobRequest> jobs, List<Supply> supply) {
        this.jobs = jobs;
        this.supply = supply;
        this.holder = new JobRequest[supply.size()];
    }

    static Set<RequestId> covered(List<JobRequest> jobs, List<Supply> supply) {
        return new PlainMatching(jobs, supply).covered();
    }

    private Set<RequestId> covered() {
        Set<RequestId> covered = new TreeSet<>();
        for (JobRequest job : preferred()) {
            if (augment(job, new HashSet<>())) {
                covered.add(job.id());
            }
        }
        return covered;
    }

    private List<JobRequest> preferred() {
        List<JobRequest> ordered = new ArrayList<>(jobs);
        ordered.sort((one, other) -> Boolean.compare(hasOwn(other), hasOwn(one)));
        return ordered;
    }

    private boolean hasOwn(JobRequest job) {
        return supply.stream()
                .anyMatch(unit -> unit.launchedFor().stream().anyMatch(job.id()::equals)
                        && job.demands().satisfiedBy(unit.capabilities()));
    }

    private boolean augment(JobRequest job, Set<Integer> tried) {
        for (int unit = 0; unit < holder.length; unit++) {
            if (job.demands().satisfiedBy(supply.get(unit).capabilities()) && tried.add(unit)) {
                JobRequest current = holder[unit];
                if (current == null || augment(current, tried)) {
                    holder[unit] = job;
                    return true;
                }
            }
        }
        return false;
    }
}
