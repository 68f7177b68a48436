package dev.muster.model.plan;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.pool.Standby;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one pool has and wants of its organisation's parallel jobs.
 *
 * @param served waiting jobs that an agent is there for, each of which will need one; an estimate from above before a plan
 * @param busySince when each agent that has a job was seen to have it
 * @param wanted how many more agents it would launch if only the licence limited it; an estimate from above
 */
public record LicenceNeed(int served, List<Instant> busySince, int wanted) {
    public LicenceNeed {
        busySince = List.copyOf(busySince);
    }

    /** As the snapshot shows it: every agent without a job may be for a waiting one, and every job may want one more. */
    public static LicenceNeed of(Snapshot snapshot) {
        int withoutJob = 0;
        List<Instant> busySince = new ArrayList<>();
        for (Known known : snapshot.agents()) {
            withoutJob += LaunchDecision.isLive(known) && isWithoutJob(known) ? 1 : 0;
            if (known.agent().phase() == Phase.BUSY) {
                busySince.add(known.agent().timeline().at(Phase.BUSY).orElse(snapshot.now()));
            }
        }
        long waiting = snapshot.jobs().value().stream()
                .filter(job -> job.state() == JobRequest.State.QUEUED)
                .count();
        long standby =
                snapshot.spec().standby().stream().mapToLong(Standby::agents).sum();
        return new LicenceNeed(
                (int) Math.min(withoutJob, waiting), busySince, (int) Math.max(0, waiting + standby - withoutJob));
    }

    /** What a plan left of it: the jobs that have an agent, and those that nothing but the licence held back. */
    public LicenceNeed after(Plan plan) {
        int withAgent = 0;
        int held = 0;
        for (JobSituation situation : plan.jobs().values()) {
            if (situation instanceof JobSituation.Waiting(WaitReason reason)) {
                withAgent += reason.hasAgent() ? 1 : 0;
                held += reason instanceof WaitReason.LicenceFull ? 1 : 0;
            }
        }
        return new LicenceNeed(withAgent, busySince, held);
    }

    /** The same with so many waiting jobs that have or may get an agent. */
    public LicenceNeed serving(int jobs) {
        return new LicenceNeed(jobs, busySince, wanted);
    }

    /** Of a live agent: whether it waits for its job. */
    static boolean isWithoutJob(Known known) {
        return known.agent().phase().isBeforeJob() && !known.agent().retiring();
    }

    /** Parallel jobs that it uses or is about to use. */
    int using() {
        return served + busySince.size();
    }

    /** Agents that have had their job since that moment. */
    int busyAfter(Instant moment) {
        return (int) busySince.stream().filter(since -> !since.isBefore(moment)).count();
    }
}
