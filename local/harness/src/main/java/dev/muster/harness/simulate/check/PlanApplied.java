package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.AgentProgress;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Reread;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.TemplateOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The world as a snapshot would show it at once after every action of a plan was done. */
final class PlanApplied {
    private final Snapshot before;
    private final Map<AgentId, Known> agents = new TreeMap<>();
    private final Map<Integer, RegistrationSeen> registrations = new TreeMap<>();

    private Reread reread;
    private LearnedImages images;

    private PlanApplied(Snapshot before) {
        this.before = before;
        this.reread = before.reread();
        this.images = before.images();
        before.agents().forEach(known -> agents.put(known.id(), known));
        before.registrations().value().forEach(seen -> registrations.put(seen.id(), seen));
    }

    static Snapshot to(Snapshot before, Plan plan) {
        PlanApplied applied = new PlanApplied(before);
        plan.actions().forEach(applied::apply);
        return applied.after();
    }

    private void apply(Action action) {
        switch (action) {
            case Action.Advance(AgentId agent, var to, String why) ->
                change(agent, known -> {
                    Agent further = known.agent().advancedTo(to, before.now()).because(why);
                    return with(known, further, true, known.durableRetiring(), known.cordonLearned());
                });
            case Action.Retire(AgentId agent, String why) ->
                change(
                        agent,
                        known -> with(known, known.agent().retiringBecause(why), true, true, known.cordonLearned()));
            case Action.Adopt adopt -> adopt(adopt);
            case Action.Forget(AgentId agent) -> agents.remove(agent);
            case Action.Cordon(AgentId agent, int registration) -> {
                registrations.computeIfPresent(registration, (id, seen) -> disabled(seen));
                change(agent, known -> with(known, known.agent(), false, known.durableRetiring(), before.now()));
            }
            case Action.Deregister(AgentId agent, int registration) -> registrations.remove(registration);
            case Action.StopTask(AgentId agent, String arn, String why) -> change(agent, this::stopping);
            case Action.Resume(AgentId agent) -> change(agent, this::launched);
            case Action.LookUp(AgentId agent) -> change(agent, this::launched);
            case Action.Launch launch -> launch(launch);
            case Action.ReadRequest(RequestId request) -> read(request);
            case Action.LearnImage learn -> images = images.with(learn.learned());
            case Action.AddPlaceholder(String template, String name) -> addPlaceholder(template, name);
            case Action.RemovePlaceholder(String name, int registration) -> registrations.remove(registration);
        }
    }

    private void adopt(Action.Adopt adopt) {
        Agent agent = Agent.adopted(adopt.agent(), "c", adopt.task(), adopt.registrationId(), adopt.why(), before.now())
                .written(1, 1);
        agents.put(adopt.agent(), new Known(agent, agent.phase(), true, before.now(), null, null, null, null));
    }

    /** The reading shows what the list shows. */
    private void read(RequestId request) {
        Optional<JobRequest> shown = before.jobs().value().stream()
                .filter(job -> job.id().equals(request))
                .findFirst();
        Map<RequestId, Seen<Optional<JobRequest>>> readings =
                new TreeMap<>(before.reread().byRequest());
        readings.put(request, new Seen<>(shown, before.now()));
        reread = new Reread(readings, before.reread().endedRuns(), before.now());
    }

    private void launch(Action.Launch launch) {
        Agent agent = Agent.claimed(
                        launch.agent(), launch.template(), fingerprint(launch.template()), "c", 1, before.now())
                .onCapacity(launch.placement().capacity())
                .written(1, 1);
        Known claimed = new Known(agent, agent.phase(), false, null, null, null, null, null);
        agents.put(launch.agent(), launched(claimed));
    }

    private String fingerprint(String template) {
        return before.spec()
                .template(template)
                .map(found -> found.fingerprint())
                .orElse("");
    }

    private Known launched(Known known) {
        TaskSeen task = new TaskSeen(
                "arn:" + known.id(),
                known.agent().cluster(),
                known.id().toString(),
                "",
                1,
                "PROVISIONING",
                "RUNNING",
                null,
                null,
                null,
                before.now(),
                null,
                null);
        Agent agent = AgentProgress.afterTask(known.agent(), task, before.now());
        return with(known, agent, false, known.durableRetiring(), known.cordonLearned());
    }

    private Known stopping(Known known) {
        TaskSeen task = known.agent().task();
        if (task == null) {
            return known;
        }
        TaskSeen ending = new TaskSeen(
                task.arn(),
                task.cluster(),
                task.startedBy(),
                task.group(),
                task.version() + 1,
                task.lastStatus(),
                "STOPPED",
                task.stopCode(),
                task.stoppedReason(),
                task.exitCode(),
                task.createdAt(),
                task.startedAt(),
                task.stoppedAt());
        return with(known, known.agent().withTask(ending), false, known.durableRetiring(), known.cordonLearned());
    }

    private void addPlaceholder(String template, String name) {
        int id = registrations.isEmpty() ? 1 : new TreeMap<>(registrations).lastKey() + 1;
        before.spec()
                .template(template)
                .ifPresent(found -> registrations.put(
                        id,
                        new RegistrationSeen(
                                id,
                                name,
                                false,
                                false,
                                TemplateOffer.ofPlaceholder(found, before.images()),
                                before.installation().value(),
                                true,
                                null,
                                null)));
    }

    private void change(AgentId agent, UnaryOperator<Known> how) {
        agents.computeIfPresent(agent, (id, known) -> how.apply(known));
    }

    private static RegistrationSeen disabled(RegistrationSeen seen) {
        return new RegistrationSeen(
                seen.id(),
                seen.name(),
                false,
                seen.online(),
                seen.capabilities(),
                seen.installation(),
                seen.placeholder(),
                seen.assigned(),
                seen.lastCompleted());
    }

    private static Known with(
            Known known, Agent agent, boolean written, boolean durableRetiring, @Nullable Instant cordoned) {
        return new Known(
                agent,
                written ? agent.phase() : known.durable(),
                durableRetiring,
                known.spentLearned(),
                known.stopLearned(),
                cordoned,
                known.unneededSince(),
                known.notBefore(),
                known.waitedInVain(),
                known.registrationMissed());
    }

    private Snapshot after() {
        List<RegistrationSeen> seen = new ArrayList<>(registrations.values());
        return before.withRegistrations(new Seen<>(seen, before.registrations().readBegan()))
                .withAgents(new ArrayList<>(agents.values()))
                .withReread(reread)
                .withImages(images);
    }
}
