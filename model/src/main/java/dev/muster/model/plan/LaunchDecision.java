package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.pool.AgentTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a launch is due for a waiting job that no agent covers, and if not, the one reason that holds it back. */
final class LaunchDecision {
    private final Snapshot snapshot;
    private final Optional<WaitReason> poolHeld;
    private final AttemptBook attempts;
    private final Orphans orphans;
    private final StandbyNumbers standbyNumbers;
    private final Map<String, String> fingerprints = new HashMap<>();
    private final Map<Demands, TemplateChoice> choices = new HashMap<>();
    private final TemplateOffers offers = new TemplateOffers();
    private final List<Action> launches = new ArrayList<>();
    private final TemplateGate gate;
    private final LaunchBudget budget;

    LaunchDecision(Snapshot snapshot, AttemptBook attempts, @Nullable String otherInstallation, Orphans orphans) {
        this.snapshot = snapshot;
        this.attempts = attempts;
        this.poolHeld = Optional.ofNullable(poolHeld(snapshot, otherInstallation));
        this.orphans = orphans;
        this.standbyNumbers = new StandbyNumbers(snapshot);
        snapshot.spec().templates().forEach(template -> fingerprints.put(template.name(), template.fingerprint()));
        this.gate = new TemplateGate(snapshot, fingerprints);
        this.budget = new LaunchBudget(snapshot, orphans.liveTasks());
    }

    TemplateGate gate() {
        return gate;
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
        TemplateChoice choice = choices.computeIfAbsent(job.demands(), this::choose);
        AgentTemplate winner = choice.winner();
        if (winner == null) {
            return Objects.requireNonNull(choice.whyNone());
        }
        Optional<WaitReason> held = closed(winner)
                .or(() -> orphans.comingFor(job.id()).map(WaitReason.OrphanComing::new))
                .or(() -> attempts.mustWait(job.id(), winner.name(), fingerprint(winner)))
                .or(budget::exhausted);
        if (held.isPresent()) {
            return held.get();
        }
        int known = attempts.of(job.id()).highest();
        int attempt = Math.max(known, orphans.highestAttempt(job.id())) + 1;
        AgentId agent = AgentId.forRequest(snapshot.pool(), job.id(), attempt);
        launch(agent, winner);
        return new WaitReason.Launching(agent, winner.name());
    }

    private void launch(AgentId agent, AgentTemplate template) {
        launches.add(new Action.Launch(agent, template.name()));
        budget.take();
        gate.launched(template, agent);
    }

    /** Launches one for the idle buffer; returns what holds it back, null if nothing does. */
    @Nullable
    WaitReason launchStandby(AgentTemplate template) {
        Optional<WaitReason> held = closed(template).or(budget::exhausted);
        if (held.isEmpty()) {
            launch(standbyNumbers.next(), template);
        }
        return held.orElse(null);
    }

    /** Whether nothing of this template launches at present, however much room there is. */
    boolean isClosed(AgentTemplate template) {
        return closed(template).isPresent();
    }

    /** Why nothing of this template launches at present, however much room there is; empty if it may. */
    private Optional<WaitReason> closed(AgentTemplate template) {
        return poolHeld.or(() -> gate.closed(template));
    }

    /** What holds the whole pool back, null if nothing does. */
    private static @Nullable WaitReason poolHeld(Snapshot snapshot, @Nullable String otherInstallation) {
        if (otherInstallation != null) {
            return new WaitReason.PoolOfOthers(otherInstallation);
        }
        if (snapshot.spec().draining()) {
            return new WaitReason.Draining();
        }
        if (snapshot.spec().paused()) {
            return new WaitReason.Paused();
        }
        return demandIsFresh(snapshot)
                ? null
                : new WaitReason.StaleDemand(snapshot.jobs().readBegan());
    }

    /** A launch needs a young job list, and a picture of the agents read before it: a race can then only launch too little. */
    private static boolean demandIsFresh(Snapshot snapshot) {
        Instant read = snapshot.jobs().readBegan();
        return !snapshot.now().isAfter(read.plus(snapshot.settings().demandMaxAge()))
                && !snapshot.registrations().readBegan().isAfter(read);
    }

    private String fingerprint(AgentTemplate template) {
        return Objects.requireNonNull(fingerprints.get(template.name()));
    }

    private TemplateChoice choose(Demands demands) {
        List<AgentTemplate> matching = snapshot.spec().templates().stream()
                .filter(template -> demands.satisfiedBy(offers.of(template)))
                // The sort is stable, so templates alike in weight and fit stay in the order of the spec.
                .sorted(Comparator.comparingInt(AgentTemplate::weight)
                        .reversed()
                        .thenComparingInt(template -> TemplateOffer.surplus(template, demands)))
                .toList();
        Lesson first = null;
        for (AgentTemplate template : matching) {
            Lesson lesson = lesson(template, demands);
            if (lesson == null) {
                return TemplateChoice.of(template);
            }
            first = first == null ? lesson : first;
        }
        return first == null
                ? TemplateChoice.noTemplate(snapshot.spec().templates().stream()
                        .map(template -> TemplateChoice.Shortfall.of(template, offers.of(template), demands))
                        .toList())
                : TemplateChoice.learned(matching.getFirst(), first);
    }

    private @Nullable Lesson lesson(AgentTemplate template, Demands demands) {
        return snapshot.lessons().stream()
                .filter(lesson -> lesson.isAbout(fingerprint(template), demands))
                .findFirst()
                .orElse(null);
    }
}
