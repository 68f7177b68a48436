package dev.muster.model.plan;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each request of the list is taken for, and why it waits if it does. */
final class Situations {
    private final Snapshot snapshot;
    private final Picture picture;
    private final Reservations reservations;
    private final Coverage coverage;
    private final LaunchDecision launching;
    private final List<JobSituation> byPlace;
    private Instant nextLook = Instant.MAX;

    /** Asks for the launches that are due, the oldest request first. */
    Situations(Snapshot snapshot, Picture picture, Coverage coverage, LaunchDecision launching) {
        this.snapshot = snapshot;
        this.picture = picture;
        this.reservations = new Reservations(snapshot, picture);
        this.coverage = coverage;
        this.launching = launching;
        this.byPlace = new ArrayList<>(picture.jobs().size());
        for (Listed listed : picture.jobs()) {
            byPlace.add(situation(listed));
        }
    }

    /** In the order of the requests. */
    List<JobSituation> all() {
        return byPlace;
    }

    JobSituation of(Listed job) {
        return byPlace.get(job.place());
    }

    Map<RequestId, JobSituation> byRequest() {
        Map<RequestId, JobSituation> situations = LinkedHashMap.newLinkedHashMap(byPlace.size());
        for (Listed listed : picture.jobs()) {
            situations.put(listed.job().id(), of(listed));
        }
        return situations;
    }

    /** When time alone may first change one of them; {@link Instant#MAX} if never. */
    Instant nextLook() {
        return nextLook;
    }

    private JobSituation situation(Listed listed) {
        JobRequest job = listed.job();
        String agent = job.reservedAgent() == null ? "unknown" : job.reservedAgent();
        return switch (job.state()) {
            case FINISHED -> new JobSituation.Finished();
            case RUNNING -> new JobSituation.Running(agent);
            case ASSIGNED ->
                reservations.isStranded(job)
                        ? new JobSituation.Waiting(new WaitReason.Stranded(agent))
                        : new JobSituation.Assigned(agent);
            case QUEUED ->
                job.reservedAgent() == null || reservations.isStranded(job)
                        ? waiting(whyWaiting(listed))
                        : new JobSituation.Assigned(agent);
        };
    }

    private JobSituation waiting(WaitReason reason) {
        Instant change = reason.mayChangeAt().orElse(Instant.MAX);
        if (change.isAfter(snapshot.now()) && change.isBefore(nextLook)) {
            nextLook = change;
        }
        return new JobSituation.Waiting(reason);
    }

    private WaitReason whyWaiting(Listed listed) {
        JobRequest job = listed.job();
        if (!Picture.KNOWN_PLAN_TYPES.contains(job.planType())) {
            return new WaitReason.UnknownPlanType(job.planType());
        }
        Optional<String> endOfRun = snapshot.reread().endOfRun(job.id());
        if (endOfRun.isPresent()) {
            return new WaitReason.RunOver(endOfRun.get());
        }
        if (job.reservedAgent() != null) {
            return new WaitReason.Stranded(job.reservedAgent());
        }
        if (listed.givenTo() != null) {
            return given(listed.givenTo());
        }
        if (listed.standing() == Listed.Standing.BEYOND_BOUND) {
            return new WaitReason.BeyondBound(snapshot.settings().bounds().waitingJobs());
        }
        Supply covering = coverage.of(listed);
        return covering == null ? launching.decide(listed) : covered(covering);
    }

    private WaitReason given(Known agent) {
        return reservations.endedWithIt(agent)
                ? new WaitReason.Stranded(agent.id().toString())
                : new WaitReason.GivenToAgent(agent.id());
    }

    private WaitReason covered(Supply covering) {
        if (covering.phantom()) {
            return new WaitReason.StaleDemand(snapshot.jobs().readBegan());
        }
        Known own = covering.agent();
        if (own != null && own.registrationMissed() != null) {
            Instant gone =
                    own.registrationMissed().plus(snapshot.settings().doubts().registrationGone());
            return new WaitReason.AgentMissing(own.id(), gone);
        }
        Integer behind = own == null ? null : snapshot.queued().waiting().get(own.id());
        if (own != null && behind != null) {
            return new WaitReason.LaunchQueued(
                    own.id(), behind, snapshot.queued().perSecond());
        }
        return own == null || own.agent().phase() == Phase.ONLINE
                ? new WaitReason.AgentReady(covering.name())
                : new WaitReason.AgentComing(own.id(), own.agent().phase());
    }
}
