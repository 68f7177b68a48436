package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.AgentTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a launch is due for a waiting job that no agent covers, and if not, the one reason that holds it back. */
final class LaunchDecision {
    private final Snapshot snapshot;
    private final Optional<WaitReason> poolHeld;
    private final AttemptBook attempts;
    private final Orphans orphans;
    private final StandbyNumbers standbyNumbers;
    private final TemplateChoices choices;
    private final List<Action> launches = new ArrayList<>();
    private final TemplateGate gate;
    private final LaunchBudget budget;

    LaunchDecision(
            Snapshot snapshot,
            Generations generations,
            AttemptBook attempts,
            @Nullable WaitReason otherOwner,
            Orphans orphans,
            int served,
            List<Lesson> lessons) {
        this.snapshot = snapshot;
        this.attempts = attempts;
        this.poolHeld = Optional.ofNullable(poolHeld(snapshot, otherOwner));
        this.orphans = orphans;
        this.standbyNumbers = new StandbyNumbers(snapshot);
        this.choices = new TemplateChoices(generations, lessons);
        this.gate = new TemplateGate(snapshot, generations);
        this.budget = new LaunchBudget(snapshot, orphans.liveTasks(), served);
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

    WaitReason decide(Listed listed) {
        return switch (choices.of(listed.demands())) {
            case TemplateChoice.None(WaitReason why) -> why;
            case TemplateChoice.Winner(Generation winner) ->
                heldBack(listed, winner).orElseGet(() -> launch(listed, winner.template()));
        };
    }

    private Optional<WaitReason> heldBack(Listed listed, Generation winner) {
        return closed(winner.template())
                .or(() -> orphans.comingFor(listed.job().id()).map(WaitReason.OrphanComing::new))
                .or(() -> attempts.mustWait(listed, winner.name(), winner.fingerprint()))
                .or(() -> budget.exhausted(listed.job()));
    }

    private WaitReason launch(Listed listed, AgentTemplate winner) {
        RequestId request = listed.job().id();
        int known = attempts.of(listed).highest();
        int attempt = Math.max(known, orphans.highestAttempt(request)) + 1;
        AgentId agent = AgentId.forRequest(snapshot.pool(), request, attempt);
        launch(agent, winner);
        return new WaitReason.Launching(agent, winner.name());
    }

    private void launch(AgentId agent, AgentTemplate template) {
        launches.add(new Action.Launch(agent, template.name(), gate.launch(template, agent)));
        budget.take(agent);
    }

    /** Launches one for the idle buffer; returns what holds it back, null if nothing does. */
    @Nullable
    WaitReason launchStandby(AgentTemplate template) {
        Optional<WaitReason> held = closed(template).or(budget::exhaustedForIdle);
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
    private static @Nullable WaitReason poolHeld(Snapshot snapshot, @Nullable WaitReason otherOwner) {
        if (otherOwner != null) {
            return otherOwner;
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
}
