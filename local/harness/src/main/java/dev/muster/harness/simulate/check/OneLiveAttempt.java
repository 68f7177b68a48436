package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.TemplateOffer;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** S2: a further agent is claimed for a request only when every earlier one can serve no job any more. */
public final class OneLiveAttempt implements Invariant {
    private final Violations violations;
    private final LongPredicate changed;
    private final Map<String, TreeSet<AgentId>> attempts = new TreeMap<>();
    private final TreeSet<String> started = new TreeSet<>();
    private final TreeSet<String> spent = new TreeSet<>();
    private final TreeSet<AgentId> forgotten = new TreeSet<>();

    /** @param changed whether a job asks for something else than when its first agent was launched */
    public OneLiveAttempt(Violations violations, LongPredicate changed) {
        this.violations = violations;
        this.changed = changed;
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        AgentId agent = claim.agent().id();
        agent.requestId().ifPresent(request -> {
            TreeSet<AgentId> all = attempts.computeIfAbsent(pool + " " + request, first -> new TreeSet<>());
            for (AgentId earlier : all) {
                if (earlier.equals(agent) && forgotten.contains(agent)) {
                    continue;
                }
                if (!spent.contains(earlier.toString()) && !changed.test(request.value())) {
                    violations.broken("S2", agent + " is claimed while " + earlier + " can still take the job");
                }
            }
            all.add(agent);
        });
    }

    /** What ECS is about to stop can take no job, as soon as that is known; nor can what turned out to lack what its own asks. */
    @Override
    public void planned(Planning planning) {
        lacking(planning.snapshot()).forEach(spent::add);
        ofImagesThatLack(planning.snapshot(), known(planning)).forEach(spent::add);
        planning.snapshot().agents().stream()
                .map(Known::agent)
                .filter(agent -> agent.task() != null && agent.task().isEnding())
                .forEach(agent -> spent.add(agent.id().toString()));
        planning.snapshot().strayTasks().stream()
                .filter(TaskSeen::isEnding)
                .forEach(task -> spent.add(task.startedBy()));
    }

    /** What is learned with a plan counts in it. */
    private static LearnedImages known(Planning planning) {
        LearnedImages images = planning.snapshot().images();
        for (Action action : planning.plan().actions()) {
            images = action instanceof Action.LearnImage learn ? images.with(learn.learned()) : images;
        }
        return images;
    }

    /** What is known of its image tells of an agent on its way what it will lack. */
    private static List<String> ofImagesThatLack(Snapshot snapshot, LearnedImages images) {
        Map<RequestId, JobRequest> jobs = new TreeMap<>();
        snapshot.jobs().value().forEach(job -> jobs.put(job.id(), job));
        return snapshot.agents().stream()
                .map(Known::agent)
                .filter(agent -> agent.id()
                        .requestId()
                        .map(jobs::get)
                        .filter(own -> snapshot.spec().templates().stream()
                                .filter(template -> template.fingerprint().equals(agent.templateFingerprint()))
                                .filter(template -> images.of(template.image()) != null)
                                .anyMatch(template -> !own.demands().satisfiedBy(TemplateOffer.of(template, images))))
                        .isPresent())
                .map(agent -> agent.id().toString())
                .toList();
    }

    private static List<String> lacking(Snapshot snapshot) {
        Map<RequestId, JobRequest> jobs = new TreeMap<>();
        snapshot.jobs().value().forEach(job -> jobs.put(job.id(), job));
        return snapshot.registrations().value().stream()
                .filter(RegistrationSeen::online)
                .filter(seen -> AgentId.parse(seen.name())
                        .flatMap(AgentId::requestId)
                        .map(jobs::get)
                        .filter(own -> !own.demands().satisfiedBy(seen.capabilities()))
                        .isPresent())
                .map(RegistrationSeen::name)
                .toList();
    }

    /**
     * The same attempt may be claimed again under its old name: its token is the same, and S1 counts its tasks. One that
     * was forgotten before it became a task will never be one.
     */
    @Override
    public void restored(List<Agent> records) {
        attempts.values().forEach(forgotten::addAll);
        records.forEach(agent -> forgotten.remove(agent.id()));
        forgotten.stream()
                .map(AgentId::toString)
                .filter(agent -> !started.contains(agent))
                .forEach(spent::add);
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        boolean givenUp = after.phase() == Phase.FAILED || after.phase() == Phase.ABANDONED;
        if (givenUp && started.contains(after.id().toString())) {
            return;
        }
        if (after.retiring() || !after.phase().isBeforeJob()) {
            spent.add(after.id().toString());
        }
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        started.add(startedBy);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        spent.add(agentName);
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        spent.add(name);
    }

    @Override
    public void agentLost(String name, Instant at) {
        spent.add(name);
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        spent.add(startedBy);
    }
}
