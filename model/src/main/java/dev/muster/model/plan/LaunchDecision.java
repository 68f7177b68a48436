package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.AgentTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a launch is due for a waiting job that no agent covers, and if not, the one reason that holds it back. */
final class LaunchDecision {
    private final Snapshot snapshot;
    private final @Nullable String otherInstallation;
    private final Map<Demands, Choice> choices = new HashMap<>();
    private final Map<RequestId, Integer> aliveAttempts = new HashMap<>();
    private final TemplateOffers offers = new TemplateOffers();
    private final List<Action> launches = new ArrayList<>();
    private int live;

    LaunchDecision(Snapshot snapshot, @Nullable String otherInstallation) {
        this.snapshot = snapshot;
        this.otherInstallation = otherInstallation;
        for (Known known : snapshot.agents()) {
            live += isLive(known) ? 1 : 0;
            known.id()
                    .requestId()
                    .ifPresent(request ->
                            aliveAttempts.merge(request, (int) known.id().number(), Math::max));
        }
    }

    List<Action> launches() {
        return launches;
    }

    /** Everything that is, or may be, a running task. A launch with unknown outcome counts; one that ECS denied does not. */
    static boolean isLive(Known known) {
        return switch (known.agent().phase()) {
            case FAILED, LOST, ABANDONED ->
                known.agent().task() != null && !known.agent().taskStopped();
            case GONE -> false;
            case CLAIMED,
                    LAUNCHED,
                    PROVISIONING,
                    PENDING,
                    RUNNING,
                    REGISTERING,
                    REGISTERED,
                    ONLINE,
                    BUSY,
                    FINISHING,
                    STOPPING -> !known.agent().taskStopped();
        };
    }

    WaitReason decide(JobRequest job) {
        Choice choice = choices.computeIfAbsent(job.demands(), this::choose);
        if (choice.winner == null) {
            return choice.whyNone();
        }
        AgentTemplate winner = choice.winner;
        Optional<WaitReason> held = heldBack(job, winner);
        if (held.isPresent()) {
            return held.get();
        }
        int attempt = Math.max(attempts(job).highest(), aliveAttempts.getOrDefault(job.id(), 0)) + 1;
        AgentId agent = AgentId.forRequest(snapshot.pool(), job.id(), attempt);
        launches.add(new Action.Launch(agent, job.id(), winner.name()));
        live++;
        return new WaitReason.Launching(agent, winner.name());
    }

    private Optional<WaitReason> heldBack(JobRequest job, AgentTemplate winner) {
        if (otherInstallation != null) {
            return Optional.of(new WaitReason.PoolOfOthers(otherInstallation));
        }
        if (snapshot.spec().paused()) {
            return Optional.of(new WaitReason.Paused());
        }
        if (!demandIsFresh()) {
            return Optional.of(new WaitReason.StaleDemand(snapshot.jobs().readBegan()));
        }
        for (Hold hold : snapshot.holds()) {
            if (hold.template().equals(winner.name()) && snapshot.now().isBefore(hold.until())) {
                return Optional.of(
                        new WaitReason.TemplateHeld(winner.name(), hold.fault().describe(), hold.until()));
            }
        }
        Attempts attempts = attempts(job);
        if (attempts.lastFailure() != null) {
            Instant until = attempts.lastFailure().plus(WaitReason.backoffAfter(attempts.failures()));
            if (snapshot.now().isBefore(until)) {
                return Optional.of(new WaitReason.RetryBackoff(attempts.failures(), until));
            }
        }
        int most = snapshot.spec().limits().maxAgents();
        if (live >= most) {
            return Optional.of(new WaitReason.AtMaxAgents(most, live));
        }
        int perLoop = snapshot.spec().limits().launchesPerLoop();
        return launches.size() >= perLoop ? Optional.of(new WaitReason.LaunchCap(perLoop)) : Optional.empty();
    }

    /** A launch needs a young job list, and a picture of the agents read before it: a race can then only launch too little. */
    private boolean demandIsFresh() {
        Instant read = snapshot.jobs().readBegan();
        return !snapshot.now().isAfter(read.plus(snapshot.settings().demandMaxAge()))
                && !snapshot.registrations().readBegan().isAfter(read);
    }

    private Attempts attempts(JobRequest job) {
        return snapshot.attempts().getOrDefault(job.id(), Attempts.NONE);
    }

    private Choice choose(Demands demands) {
        List<AgentTemplate> matching = new ArrayList<>();
        List<WaitReason.Gap> gaps = new ArrayList<>();
        for (AgentTemplate template : snapshot.spec().templates()) {
            var offer = offers.of(template);
            if (demands.satisfiedBy(offer)) {
                matching.add(template);
            } else {
                gaps.add(new WaitReason.Gap(template.name(), demands.missingFrom(offer)));
            }
        }
        // The sort is stable, so templates alike in weight and fit stay in the order of the spec.
        matching.sort(Comparator.comparingInt(AgentTemplate::weight)
                .reversed()
                .thenComparingInt(template -> TemplateOffer.surplus(template, demands)));
        for (AgentTemplate template : matching) {
            if (!snapshot.lessons().contains(new Lesson(offers.fingerprint(template), demands))) {
                return new Choice(template, demands, matching, gaps);
            }
        }
        return new Choice(null, demands, matching, gaps);
    }

    private record Choice(
            @Nullable AgentTemplate winner, Demands demands, List<AgentTemplate> matching, List<WaitReason.Gap> gaps) {
        WaitReason whyNone() {
            return matching.isEmpty()
                    ? new WaitReason.NoTemplate(gaps)
                    : new WaitReason.TemplateLacks(matching.getFirst().name(), demands.all());
        }
    }
}
