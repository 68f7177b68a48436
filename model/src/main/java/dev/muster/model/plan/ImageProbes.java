package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One agent of each image of which nothing was learned, launched although no job needs it: until its scan was seen, ADO
 * fails every job whose tasks demand what nobody declared. It is an ordinary idle agent, and whatever agent of the image is
 * there or coming makes it needless.
 */
final class ImageProbes {
    /** A template whose agents never came online this often in a row, counted in holds, is tried for jobs only. */
    static final int MOST_FAILURES = 3;

    private final Snapshot snapshot;
    private final Map<String, List<AgentTemplate>> unknown = new LinkedHashMap<>();
    private final Map<String, AgentId> probes = new TreeMap<>();
    private final Set<AgentId> over = new TreeSet<>();
    private final List<String> shortages = new ArrayList<>();
    private final boolean roomIsNeeded;
    private @Nullable String heldBack;

    /** @param jobsWithoutRoom how many jobs wait because the pool has as many agents as it may have */
    ImageProbes(Snapshot snapshot, Generations generations, int jobsWithoutRoom) {
        this.snapshot = snapshot;
        this.roomIsNeeded = jobsWithoutRoom > 0;
        findThoseOver(generations);
        if (!snapshot.spec().probeNewImages() || snapshot.spec().draining()) {
            return;
        }
        for (AgentTemplate template : snapshot.spec().templates()) {
            if (snapshot.images().of(template.image()) == null) {
                unknown.computeIfAbsent(template.image(), image -> new ArrayList<>())
                        .add(template);
            }
        }
        if (!unknown.isEmpty()) {
            findProbes(generations);
        }
    }

    private void findThoseOver(Generations generations) {
        Set<String> onStandby = new TreeSet<>();
        snapshot.spec().standby().forEach(entry -> onStandby.add(entry.template()));
        for (Known known : snapshot.agents()) {
            Generation generation = generations.of(known.agent().template());
            boolean forNothingElse = known.id().requestId().isEmpty()
                    && !onStandby.contains(known.agent().template());
            if (generation != null
                    && forNothingElse
                    && snapshot.images().of(generation.template().image()) != null) {
                over.add(known.id());
            }
        }
    }

    private void findProbes(Generations generations) {
        for (Known known : snapshot.agents()) {
            Generation generation = generations.of(known.agent().template());
            if (generation != null && !generations.isOld(known.agent()) && mayStillShow(known)) {
                String image = generation.template().image();
                if (unknown.containsKey(image)) {
                    probes.merge(image, known.id(), (one, other) -> one.compareTo(other) < 0 ? one : other);
                }
            }
        }
    }

    /** One with a job shows its scan as well as one without. */
    private static boolean mayStillShow(Known known) {
        Phase phase = known.agent().phase();
        boolean beforeItsEnd = phase.isBeforeJob() || phase == Phase.BUSY;
        return LaunchDecision.isLive(known) && beforeItsEnd && !known.agent().retiring();
    }

    /** Whether this agent is kept, idle as it is, until its image is known; not in the way of jobs. */
    boolean keeps(AgentId agent) {
        return !roomIsNeeded && probes.containsValue(agent);
    }

    /** Whether this agent was launched for no job and no idle buffer, and its image is known. */
    boolean isOver(AgentId agent) {
        return over.contains(agent);
    }

    /** Launches what is missing, after the jobs and standby had theirs. */
    void launch(LaunchDecision launching) {
        if (unknown.isEmpty()) {
            return;
        }
        Set<String> launched = imagesOf(launching.launches());
        unknown.forEach((image, templates) -> {
            if (!probes.containsKey(image) && !launched.contains(image)) {
                launchOne(image, templates, launching);
            }
        });
    }

    private Set<String> imagesOf(List<Action> launches) {
        Set<String> images = new TreeSet<>();
        for (Action action : launches) {
            if (action instanceof Action.Launch launch) {
                snapshot.spec().template(launch.template()).ifPresent(template -> images.add(template.image()));
            }
        }
        return images;
    }

    private void launchOne(String image, List<AgentTemplate> templates, LaunchDecision launching) {
        for (AgentTemplate template : templates) {
            String fails = launching.gate().failsToStart(template, MOST_FAILURES);
            WaitReason held = fails == null ? launching.launchStandby(template) : null;
            if (fails != null) {
                notKnown(
                        image,
                        "StartsFailed",
                        "Template " + template.name() + " is launched again when a job needs it or when it changes: "
                                + fails + ".");
            } else if (held == null) {
                return;
            } else if (!passesByItself(held)) {
                notKnown(image, held.name(), held.sentence());
            }
        }
    }

    private void notKnown(String image, String reason, String why) {
        heldBack = heldBack == null ? reason : heldBack;
        shortages.add("Nothing is known of what image " + image
                + " offers, so jobs that demand more than is declared fail at once while no agent is there. " + why);
    }

    /** What the next look mends, or people have asked for, is not worth telling. */
    private static boolean passesByItself(WaitReason held) {
        return held instanceof WaitReason.LaunchCap
                || held instanceof WaitReason.LaunchRate
                || held instanceof WaitReason.LaunchesInFlight
                || held instanceof WaitReason.StaleDemand
                || held instanceof WaitReason.Paused;
    }

    Finding finding() {
        return heldBack == null
                ? Finding.good(Condition.Type.ImagesKnown)
                : Finding.bad(Condition.Type.ImagesKnown, heldBack, String.join(" ", shortages));
    }
}
