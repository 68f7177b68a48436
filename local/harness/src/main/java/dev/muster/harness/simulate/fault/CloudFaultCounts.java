package dev.muster.harness.simulate.fault;

import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Planning;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Counts faults of the clouds that can be told from what happens there only. */
public final class CloudFaultCounts implements Invariant {
    private static final Duration LONGEST_POLL_INTERVAL = Duration.ofSeconds(5);

    private final Faults faults;
    private final Predicate<String> scans;
    private final Predicate<String> leavesSilently;
    private final Predicate<String> hangs;
    private final Predicate<String> alive;
    private final TreeSet<String> onceOnline = new TreeSet<>();
    private final TreeSet<String> everGivenAJob = new TreeSet<>();
    private final Map<Long, Instant> assignedAt = new TreeMap<>();
    private final Map<PoolUid, String> owners = new TreeMap<>();
    private Instant lastJobList = Instant.MIN;

    /**
     * @param scans whether the scan of the agent of that name finds capabilities of its own
     * @param leavesSilently whether the agent of that name does not say that it leaves after its job
     * @param hangs whether the container of a task hangs
     * @param alive whether the process of that name lives
     */
    public CloudFaultCounts(
            Faults faults,
            Predicate<String> scans,
            Predicate<String> leavesSilently,
            Predicate<String> hangs,
            Predicate<String> alive) {
        this.faults = faults;
        this.scans = scans;
        this.leavesSilently = leavesSilently;
        this.hangs = hangs;
        this.alive = alive;
    }

    @Override
    public void planned(Planning planning) {
        Instant read = planning.snapshot().jobs().readBegan();
        lastJobList = read.isAfter(lastJobList) ? read : lastJobList;
    }

    @Override
    public void fenceTaken(PoolUid pool, Fence fence) {
        String before = owners.put(pool, fence.owner());
        if (before != null && !before.equals(fence.owner()) && alive.test(before)) {
            faults.tookEffect(FaultKind.F61);
        }
    }

    @Override
    public void agentWentOnline(String name, Instant at) {
        // An agent opens one session; another one is opened with a copy of its key.
        if (!onceOnline.add(name)) {
            faults.tookEffect(FaultKind.F77);
        } else if (scans.test(name)) {
            faults.tookEffect(FaultKind.F78);
        }
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        assignedAt.put(requestId, at);
        if (!everGivenAJob.add(agentName) && leavesSilently.test(agentName)) {
            faults.tookEffect(FaultKind.F56);
        }
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        Instant began = assignedAt.remove(requestId);
        if (began != null && began.isAfter(lastJobList) && at.isBefore(began.plus(LONGEST_POLL_INTERVAL))) {
            faults.tookEffect(FaultKind.F79);
        }
    }

    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        if (hangs.test(taskArn)) {
            faults.tookEffect(FaultKind.F76);
        }
    }
}
