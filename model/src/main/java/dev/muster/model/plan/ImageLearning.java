package dev.muster.model.plan;

import dev.muster.model.agent.Phase;
import dev.muster.model.observed.LearnedImage;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.pool.AgentTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first agent of an image that shows its scan tells what the image offers. Once is enough, since an image does not
 * change; a reference behind which another digest turns up is learned anew, from agents launched since.
 */
final class ImageLearning {
    /** An agent that has been online for so long without a scan will show none; then nothing more is hoped for. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Snapshot snapshot;
    private final Generations generations;
    private final List<Action> actions = new ArrayList<>();
    private final Set<String> shown = new TreeSet<>();
    private LearnedImages images;
    private Instant nextLook = Instant.MAX;

    ImageLearning(Snapshot snapshot, Generations generations, Picture picture) {
        this.snapshot = snapshot;
        this.images = snapshot.images();
        this.generations = generations;
        for (Watched agent : picture.agents()) {
            RegistrationSeen seen = agent.registration();
            AgentTemplate template = template(agent);
            if (seen != null && template != null) {
                look(agent, seen, template);
            }
        }
    }

    List<Action> actions() {
        return actions;
    }

    /** What is known by now: nothing is launched for what an image turns out not to offer while that is being learned. */
    LearnedImages images() {
        return images;
    }

    Instant nextLook() {
        return nextLook;
    }

    /** The template of an agent whose image can be told from it; null if it has changed since the agent's launch. */
    private @Nullable AgentTemplate template(Watched agent) {
        Generation now = generations.of(agent.known().agent().template());
        return now == null || generations.isOld(agent.known().agent()) ? null : now.template();
    }

    private void look(Watched agent, RegistrationSeen seen, AgentTemplate template) {
        String digest = digest(agent, template);
        if (isKnown(agent, template.image(), digest) || shown.contains(template.image())) {
            return;
        }
        if (ImageScan.isScan(seen.capabilities()) || hasLongBeenOnline(agent, seen)) {
            shown.add(template.image());
            LearnedImage learned =
                    new LearnedImage(template.image(), digest, ImageScan.learnedFrom(seen, template), snapshot.now());
            actions.add(new Action.LearnImage(learned, agent.id()));
            images = images.with(learned);
        }
    }

    private boolean isKnown(Watched agent, String image, @Nullable String digest) {
        LearnedImage learned = snapshot.images().of(image);
        if (learned == null) {
            return false;
        }
        boolean sameImage = digest == null || digest.equals(learned.digest());
        return sameImage || !claimed(agent).isAfter(learned.learnedAt());
    }

    private static Instant claimed(Watched agent) {
        return agent.known().agent().timeline().at(Phase.CLAIMED).orElse(Instant.MIN);
    }

    private boolean hasLongBeenOnline(Watched agent, RegistrationSeen seen) {
        if (!agent.isOnline() || !seen.online()) {
            return false;
        }
        Instant due = agent.known()
                .agent()
                .timeline()
                .at(Phase.ONLINE)
                .orElse(snapshot.now())
                .plus(PATIENCE);
        if (snapshot.now().isBefore(due)) {
            nextLook = due.isBefore(nextLook) ? due : nextLook;
            return false;
        }
        return true;
    }

    private static @Nullable String digest(Watched agent, AgentTemplate template) {
        int at = template.image().indexOf('@');
        if (at >= 0) {
            return template.image().substring(at + 1);
        }
        return agent.known().agent().task() == null
                ? null
                : agent.known().agent().task().imageDigest();
    }
}
