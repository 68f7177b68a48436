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
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * L7: what a launch failed of is left alone for a while: the template if launching it again would fail again or nobody knows
 * why it failed, its capacity option if that had no room. Held against what ECS answered, not against what was made of it.
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

    /** @param option null if all of the template is to be left alone */
    private record Failure(
            PoolName pool,
            String template,
            String fingerprint,
            @Nullable CapacityOption option,
            Instant at,
            Duration pause,
            String why) {
        private boolean isOfSamePlace(Failure other) {
            return pool.equals(other.pool)
                    && fingerprint.equals(other.fingerprint)
                    && (option == null ? other.option == null : option.equals(other.option));
        }

        private boolean isInForce(Snapshot snapshot) {
            Instant end = at.plusMillis((long) (pause.toMillis() * CERTAIN));
            boolean current = snapshot.spec()
                    .template(template)
                    .filter(now -> now.fingerprint().equals(fingerprint))
                    .filter(now -> option == null || now.capacity().size() > 1)
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
                    .filter(hold -> option == null ? hold.option() == null : option.equals(hold.option()))
                    .anyMatch(hold -> !snapshot.now().isBefore(hold.until()));
        }

        private boolean forbids(Action.Launch launch) {
            return launch.template().equals(template)
                    && (option == null || option.equals(launch.placement().capacity()));
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
            Instant begun = agent.timeline().at(Phase.CLAIMED).orElse(Instant.MIN);
            if (earlier.stream().noneMatch(other -> other.isOfSamePlace(failure) && !begun.isAfter(other.at()))) {
                earlier.add(failure);
            }
        });
    }

    private static Optional<Failure> failure(Agent agent, CloudFault fault, Instant at) {
        FailureDecision decision = fault.kind().decision();
        return decision.needsProbe()
                ? Optional.of(new Failure(
                        agent.id().pool(),
                        agent.template(),
                        agent.templateFingerprint(),
                        decision == FailureDecision.NEXT_OPTION ? agent.capacity() : null,
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
                if (failure.forbids(launch) && failure.isInForce(snapshot) && !failure.isOver(snapshot)) {
                    violations.broken(
                            "L7",
                            launch + " is planned " + Duration.between(failure.at(), snapshot.now())
                                    + " after a launch of the like failed: " + failure.why());
                }
            }
        }
    }

    /**
     * An agent of the template that came online, or was seen to have, ends the template's pause; one that was launched on the
     * option later, by whatever clock, may end the option's.
     */
    private static boolean showedTheContrary(Snapshot snapshot, Failure failure) {
        return snapshot.agents().stream()
                .map(Known::agent)
                .filter(agent -> agent.templateFingerprint().equals(failure.fingerprint()))
                .anyMatch(agent -> failure.option() == null
                        ? agent.timeline().at(Phase.ONLINE).isPresent()
                        : failure.option().equals(agent.capacity())
                                && agent.timeline()
                                        .at(Phase.CLAIMED)
                                        .filter(failure.at()::isBefore)
                                        .isPresent());
    }
}
