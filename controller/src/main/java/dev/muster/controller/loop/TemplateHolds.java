package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which templates failed lately, and for how long each is not launched: longer after each failure, ended by an agent that
 * came online. Guarded by the memory's lock.
 */
final class TemplateHolds {
    private static final int STARTS_IN_A_ROW = 3;
    private static final Duration AFTER_PASSING_FAULT = Duration.ofSeconds(2);
    private static final Duration AFTER_NO_CAPACITY = Duration.ofSeconds(30);
    private static final Duration AFTER_MISTAKE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double JITTER = 0.2;

    private final Map<String, Hold> holds = new TreeMap<>();
    private final Map<String, FailedStarts> failedStarts = new TreeMap<>();

    private record FailedStarts(String fingerprint, int inARow) {
        FailedStarts oneMore(String ofFingerprint) {
            return new FailedStarts(ofFingerprint, fingerprint.equals(ofFingerprint) ? inARow + 1 : 1);
        }
    }

    List<Hold> all() {
        return List.copyOf(holds.values());
    }

    /** ECS did not take a launch; {@code random} from 0 to 1 shortens the wait by up to a fifth. */
    void launchFailed(String template, String fingerprint, CloudFault fault, Instant now, double random) {
        Hold.Cause cause = new Hold.Cause.LaunchFailed(fault);
        switch (fault) {
            case CloudFault.Throttled throttled ->
                passing(template, fingerprint, cause, now.plus(throttled.retryAfter()));
            case CloudFault.Transient passing -> passing(template, fingerprint, cause, now.plus(AFTER_PASSING_FAULT));
            case CloudFault.Capacity capacity -> hold(template, fingerprint, cause, AFTER_NO_CAPACITY, now, random);
            case CloudFault.Misconfigured mistake -> hold(template, fingerprint, cause, AFTER_MISTAKE, now, random);
            case CloudFault.Denied denied -> hold(template, fingerprint, cause, AFTER_MISTAKE, now, random);
            case CloudFault.Gone gone -> hold(template, fingerprint, cause, AFTER_MISTAKE, now, random);
            case CloudFault.Conflict conflict -> hold(template, fingerprint, cause, AFTER_MISTAKE, now, random);
        }
    }

    /** An agent ended without ever having been online. */
    void startFailed(Agent agent, String why, Instant now, double random) {
        String template = agent.template();
        FailedStarts after = failedStarts
                .getOrDefault(template, new FailedStarts(agent.templateFingerprint(), 0))
                .oneMore(agent.templateFingerprint());
        failedStarts.put(template, after);
        if (after.inARow() >= STARTS_IN_A_ROW || probed(template, agent.templateFingerprint()) != null) {
            Hold.Cause cause = new Hold.Cause.StartsFailed(after.inARow(), why);
            hold(template, agent.templateFingerprint(), cause, AFTER_MISTAKE, now, random);
        }
    }

    /** ECS took a launch, which ends what passes by itself. */
    void launched(String template) {
        Hold hold = holds.get(template);
        if (hold != null && !hold.needsProbe()) {
            holds.remove(template);
        }
    }

    /** An agent came online: its generation of the template works. */
    void online(Agent agent) {
        failedStarts.remove(agent.template());
        Hold hold = holds.get(agent.template());
        if (hold != null && hold.templateFingerprint().equals(agent.templateFingerprint())) {
            holds.remove(agent.template());
        }
    }

    private void passing(String template, String fingerprint, Hold.Cause cause, Instant until) {
        Hold lasting = probed(template, fingerprint);
        if (lasting == null) {
            holds.put(template, new Hold(template, fingerprint, cause, 1, until));
        } else if (lasting.until().isBefore(until)) {
            holds.put(template, new Hold(template, fingerprint, lasting.cause(), lasting.failures(), until));
        }
    }

    /** Launches of one plan that fail together count as one failure. */
    private void hold(
            String template, String fingerprint, Hold.Cause cause, Duration first, Instant now, double random) {
        Hold before = probed(template, fingerprint);
        if (before != null && now.isBefore(before.until())) {
            return;
        }
        int failures = before == null ? 1 : before.failures() + 1;
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration bounded = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        long shorter = (long) (bounded.toMillis() * JITTER * random);
        holds.put(template, new Hold(template, fingerprint, cause, failures, now.plus(bounded.minusMillis(shorter))));
    }

    private @Nullable Hold probed(String template, String fingerprint) {
        Hold hold = holds.get(template);
        boolean same =
                hold != null && hold.needsProbe() && hold.templateFingerprint().equals(fingerprint);
        return same ? hold : null;
    }
}
