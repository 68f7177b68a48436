package dev.muster.model.plan;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An online agent that does not offer what its own request demands teaches us not to launch its like for it. */
final class Learning {
    private final List<Lesson> before;
    private final List<Lesson> learned = new ArrayList<>();

    Learning(Snapshot snapshot, Picture picture) {
        this.before = snapshot.lessons();
        for (Watched agent : picture.agents()) {
            RegistrationSeen seen = agent.registration();
            if (seen != null && agent.isOnline() && !agent.known().agent().isAdopted()) {
                agent.id()
                        .requestId()
                        .map(picture::job)
                        .filter(Listed::waits)
                        .ifPresent(own -> compare(agent, own.job(), seen));
            }
        }
    }

    /** What is known by now: nothing more is launched in vain while a lesson is being learned. */
    List<Lesson> all() {
        return Stream.concat(before.stream(), learned.stream()).toList();
    }

    /** What was not known before. */
    List<Lesson> learned() {
        return learned;
    }

    private void compare(Watched agent, JobRequest own, RegistrationSeen seen) {
        if (!own.demands().satisfiedBy(seen.capabilities())) {
            learn(new Lesson(
                    agent.known().agent().templateFingerprint(),
                    own.demands(),
                    own.demands().missingFrom(seen.capabilities()),
                    seen.capabilities().get("Agent.Version").orElse(null)));
        }
    }

    private void learn(Lesson lesson) {
        boolean known = Stream.concat(before.stream(), learned.stream())
                .anyMatch(other -> other.isAbout(lesson.templateFingerprint(), lesson.demands()));
        if (!known) {
            learned.add(lesson);
        }
    }
}
