package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.failure.FailureSign;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Hold;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which templates, and which of their capacity options, failed lately, and for how long each is not launched: longer after
 * each failure, ended by an agent that showed the contrary. Guarded by the memory's lock.
 */
final class TemplateHolds {
    private static final int STARTS_IN_A_ROW = 3;
    private static final Duration AFTER_FAILED_STARTS = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double JITTER = 0.2;

    private final Map<Place, Held> holds = new TreeMap<>(Place.IN_ORDER);
    private final Map<String, FailedStarts> failedStarts = new TreeMap<>();

    /**
     * What failed.
     *
     * @param option the capacity option of the launch; null if it did not come that far
     * @param begun when it was begun: what failed together was begun before the first failure was known
     */
    record Attempt(
            String template, String fingerprint, @Nullable CapacityOption option, Instant begun) {
        static Attempt of(Agent agent) {
            return new Attempt(
                    agent.template(),
                    agent.templateFingerprint(),
                    agent.capacity(),
                    agent.timeline().at(Phase.CLAIMED).orElse(Instant.MIN));
        }

        static Attempt of(AgentTemplate template, Instant begun) {
            return new Attempt(template.name(), template.fingerprint(), null, begun);
        }

        private Place whole() {
            return new Place(template, null);
        }

        private Place place() {
            return new Place(template, option);
        }
    }

    private record Place(String template, @Nullable CapacityOption option) {
        private static final Comparator<Place> IN_ORDER =
                Comparator.comparing(Place::template).thenComparing(Place::provider);

        private String provider() {
            return option == null ? "" : option.provider();
        }
    }

    /** @param since when it was last lengthened: what was begun before tells nothing new */
    private record Held(Hold hold, Instant since) {}

    private record FailedStarts(String fingerprint, int inARow) {
        FailedStarts oneMore(String ofFingerprint) {
            return new FailedStarts(ofFingerprint, fingerprint.equals(ofFingerprint) ? inARow + 1 : 1);
        }
    }

    List<Hold> all() {
        return holds.values().stream().map(Held::hold).toList();
    }

    /** ECS did not take a launch; {@code random} from 0 to 1 shortens the wait by up to a fifth. */
    void launchFailed(Attempt attempt, CloudFault fault, Instant now, double random) {
        Hold.Cause cause = new Hold.Cause.LaunchFailed(fault);
        Duration pause = fault.kind().firstPause();
        switch (fault.kind().decision()) {
            case SAME_BYTES -> passing(attempt, cause, now.plus(pause(fault)));
            case NEW_ATTEMPT -> {
                if (lasting(attempt.whole(), attempt.fingerprint()) == null) {
                    hold(attempt.whole(), attempt, cause, pause, now, random);
                } else {
                    passing(attempt, cause, now.plus(pause));
                }
            }
            case BACK_OFF, STOP_LAUNCHING -> hold(attempt.whole(), attempt, cause, pause, now, random);
            case NEXT_OPTION -> hold(attempt.place(), attempt, cause, pause, now, random);
        }
    }

    /** An agent ended, or is about to, without ever having been online. */
    void startFailed(Agent agent, String why, Instant now, double random) {
        TaskSeen task = agent.task();
        CloudFault fault = task != null && task.isEnding()
                ? CloudFault.of(FailureSign.ofStoppedTask(task))
                : new CloudFault.ExitedEarly(why);
        Attempt attempt = Attempt.of(agent);
        Hold.Cause cause = new Hold.Cause.TaskFailed(fault);
        switch (fault.kind().decision()) {
            case SAME_BYTES -> {}
            case NEXT_OPTION ->
                hold(attempt.place(), attempt, cause, fault.kind().firstPause(), now, random);
            case BACK_OFF, STOP_LAUNCHING ->
                hold(attempt.whole(), attempt, cause, fault.kind().firstPause(), now, random);
            case NEW_ATTEMPT -> {
                if (fault instanceof CloudFault.ExitedEarly) {
                    exitedEarly(attempt, why, now, random);
                }
            }
        }
    }

    private void exitedEarly(Attempt attempt, String why, Instant now, double random) {
        FailedStarts after = failedStarts
                .getOrDefault(attempt.template(), new FailedStarts(attempt.fingerprint(), 0))
                .oneMore(attempt.fingerprint());
        failedStarts.put(attempt.template(), after);
        if (after.inARow() >= STARTS_IN_A_ROW || lasting(attempt.whole(), attempt.fingerprint()) != null) {
            Hold.Cause cause = new Hold.Cause.StartsFailed(after.inARow(), why);
            hold(attempt.whole(), attempt, cause, AFTER_FAILED_STARTS, now, random);
        }
    }

    /** ECS took a launch, which ends what passes by itself. */
    void launched(String template) {
        Held held = holds.get(new Place(template, null));
        if (held != null && !held.hold().needsProbe()) {
            holds.remove(new Place(template, null));
        }
    }

    /** ECS found capacity for an agent's task: its option is not dry any more, if that was launched since it was. */
    void placed(Agent agent) {
        Attempt attempt = Attempt.of(agent);
        Held held = holds.get(attempt.place());
        if (attempt.option() != null && held != null && attempt.begun().isAfter(held.since())) {
            holds.remove(attempt.place());
        }
    }

    /** An agent came online: its generation of the template works. */
    void online(Agent agent) {
        failedStarts.remove(agent.template());
        Place whole = new Place(agent.template(), null);
        Held held = holds.get(whole);
        if (held != null && held.hold().templateFingerprint().equals(agent.templateFingerprint())) {
            holds.remove(whole);
        }
        placed(agent);
    }

    private static Duration pause(CloudFault fault) {
        return fault instanceof CloudFault.Throttled throttled
                ? throttled.retryAfter()
                : fault.kind().firstPause();
    }

    private void passing(Attempt attempt, Hold.Cause cause, Instant until) {
        Held before = lasting(attempt.whole(), attempt.fingerprint());
        if (before == null) {
            put(attempt.whole(), attempt.fingerprint(), cause, 1, until, Instant.MIN);
        } else if (before.hold().until().isBefore(until)) {
            Hold lasting = before.hold();
            put(attempt.whole(), attempt.fingerprint(), lasting.cause(), lasting.failures(), until, before.since());
        }
    }

    /** Launches that were begun before the first of them was known to have failed count as one failure. */
    private void hold(Place place, Attempt attempt, Hold.Cause cause, Duration first, Instant now, double random) {
        Held before = alike(place, attempt.fingerprint(), cause);
        if (before != null && !attempt.begun().isAfter(before.since())) {
            return;
        }
        int failures = before == null ? 1 : before.hold().failures() + 1;
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration bounded = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        long shorter = (long) (bounded.toMillis() * JITTER * random);
        put(place, attempt.fingerprint(), cause, failures, now.plus(bounded.minusMillis(shorter)), now);
    }

    private void put(Place place, String fingerprint, Hold.Cause cause, int failures, Instant until, Instant since) {
        Hold hold = new Hold(place.template(), fingerprint, place.option(), cause, failures, until);
        holds.put(place, new Held(hold, since));
    }

    private @Nullable Held ofGeneration(Place place, String fingerprint) {
        Held held = holds.get(place);
        return held != null && held.hold().templateFingerprint().equals(fingerprint) ? held : null;
    }

    /** What such a failure adds to; a lasting one adds nothing to one that passes. */
    private @Nullable Held alike(Place place, String fingerprint, Hold.Cause cause) {
        Held held = ofGeneration(place, fingerprint);
        return held != null && held.hold().needsProbe() == cause.needsProbe() ? held : null;
    }

    /** What a passing fault takes nothing away from; null if there is no such thing. */
    private @Nullable Held lasting(Place place, String fingerprint) {
        Held held = ofGeneration(place, fingerprint);
        return held != null && held.hold().needsProbe() ? held : null;
    }
}
