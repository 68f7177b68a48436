package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.failure.FailureDecision;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * L7: a template whose launch would fail again, or failed and nobody knows why, is left alone for a while. Held against what
 * ECS answered, not against what was made of it.
 */
public final class PausesKept implements Invariant {
    /** Pauses are up to a fifth shorter by chance. */
    private static final double CERTAIN = 0.79;

    private final Violations violations;
    private final Map<AgentId, Agent> claimed = new TreeMap<>();
    private final Map<String, List<Failure>> failures = new TreeMap<>();

    public PausesKept(Violations violations) {
        this.violations = violations;
    }

    private record Failure(
            PoolName pool, String template, String fingerprint, Instant begun, Instant at, Duration pause, String why) {
        private boolean isOfSameTemplate(Failure other) {
            return pool.equals(other.pool) && fingerprint.equals(other.fingerprint);
        }

        private boolean isInForce(Snapshot snapshot) {
            Instant end = at.plusMillis((long) (pause.toMillis() * CERTAIN));
            boolean current = snapshot.spec()
                    .template(template)
                    .filter(now -> now.fingerprint().equals(fingerprint))
                    .isPresent();
            return current
                    && pool.equals(snapshot.pool())
                    && snapshot.now().isAfter(at)
                    && snapshot.now().isBefore(end);
        }

        /** A pause that began with another failure before has run out: one that was begun before that adds nothing to it. */
        private boolean isOver(Snapshot snapshot) {
            return snapshot.holds().stream()
                    .filter(hold -> hold.templateFingerprint().equals(fingerprint))
                    .anyMatch(hold -> hold.option() == null && !snapshot.now().isBefore(hold.until()));
        }
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        claimed.put(claim.agent().id(), claim.agent());
    }

    /** What follows launches of several that were begun before the first failed follows once. */
    @Override
    public void launchFailed(String process, String startedBy, CloudFault fault, Instant at) {
        Agent agent = AgentId.parse(startedBy).map(claimed::get).orElse(null);
        if (agent == null) {
            return;
        }
        failure(agent, fault, at).ifPresent(failure -> {
            List<Failure> earlier = failures.computeIfAbsent(process, first -> new ArrayList<>());
            if (earlier.stream()
                    .noneMatch(other ->
                            other.isOfSameTemplate(failure) && !failure.begun().isAfter(other.at()))) {
                earlier.add(failure);
            }
        });
    }

    private static Optional<Failure> failure(Agent agent, CloudFault fault, Instant at) {
        FailureDecision decision = fault.kind().decision();
        return decision == FailureDecision.BACK_OFF || decision == FailureDecision.STOP_LAUNCHING
                ? Optional.of(new Failure(
                        agent.id().pool(),
                        agent.template(),
                        agent.templateFingerprint(),
                        agent.timeline().at(Phase.CLAIMED).orElse(Instant.MIN),
                        at,
                        fault.kind().firstPause(),
                        fault.describe()))
                : Optional.empty();
    }

    /** Who takes a pool begins without a memory of what failed before. */
    @Override
    public void fenceTaken(PoolUid pool, Fence fence) {
        failures.clear();
    }

    @Override
    public void planned(Planning planning) {
        Snapshot snapshot = planning.snapshot();
        List<Failure> ofProcess = failures.getOrDefault(planning.process(), new ArrayList<>());
        ofProcess.removeIf(failure ->
                failure.pool().equals(snapshot.pool()) && (snapshot.removed() || showedTheContrary(snapshot, failure)));
        for (Action.Launch launch : planning.plan().launches()) {
            for (Failure failure : ofProcess) {
                if (launch.template().equals(failure.template())
                        && failure.isInForce(snapshot)
                        && !failure.isOver(snapshot)) {
                    violations.broken(
                            "L7",
                            launch + " is planned " + Duration.between(failure.at(), snapshot.now())
                                    + " after a launch of the like failed: " + failure.why());
                }
            }
        }
    }

    /** An agent of the template that came online, or must have been because it was given a job, ends its pause. */
    private static boolean showedTheContrary(Snapshot snapshot, Failure failure) {
        return snapshot.agents().stream()
                .map(Known::agent)
                .filter(agent -> agent.templateFingerprint().equals(failure.fingerprint()))
                .anyMatch(agent -> agent.served() != null
                        || agent.timeline().at(Phase.ONLINE).isPresent());
    }
}
