package dev.muster.harness.simulate.mutate;

import dev.muster.controller.loop.ObservationRecorder;
import dev.muster.controller.loop.Tasks;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.failure.FailureDecision;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Hold;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Mistakes about where and when agents are launched, what failures mean, and what events tell of tasks. */
final class BrokenLaunches {
    private BrokenLaunches() {}

    /** Makes tokens that tell one process from another, so that whoever resumes a launch sends another one. */
    static Mutation tokenOfItsProcess() {
        int[] processes = {0};
        return Mutation.ofTasks(tasks -> new TokenOfItsProcess(tasks, ++processes[0]));
    }

    private static final class TokenOfItsProcess extends ForwardingTasks {
        private final int process;

        TokenOfItsProcess(Tasks tasks, int process) {
            super(tasks);
            this.process = process;
        }

        @Override
        public Outcome<TaskSeen> run(FrozenRequest request) {
            String token = request.token().value();
            String other = token.substring(0, 56) + "%08d".formatted(process);
            return tasks.run(new FrozenRequest(
                    request.cluster(), new ClientToken(other), request.body().replace(token, other)));
        }
    }

    /** Takes failures that call for one decision for a thing that is gone: another attempt follows, and nothing is held. */
    static final class TakenForGone extends ForwardingTasks {
        private final FailureDecision decision;

        TakenForGone(Tasks tasks, FailureDecision decision) {
            super(tasks);
            this.decision = decision;
        }

        @Override
        public Outcome<TaskSeen> run(FrozenRequest request) {
            Outcome<TaskSeen> outcome = tasks.run(request);
            return outcome instanceof Outcome.Failed<TaskSeen>(CloudFault fault)
                            && fault.kind().decision() == decision
                    ? new Outcome.Failed<>(new CloudFault.Gone(fault.message()))
                    : outcome;
        }
    }

    /** Takes the reading of a task that came last for the newest one. */
    static final class LastWins implements ObservationRecorder {
        private final ObservationRecorder recorder;
        private final Map<String, Long> newest = new TreeMap<>();

        LastWins(ObservationRecorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public Recording record(TaskSeen task) {
            long version = newest.merge(task.arn(), task.version(), (known, seen) -> Math.max(known + 1, seen));
            return recorder.record(new TaskSeen(
                    task.arn(),
                    task.cluster(),
                    task.startedBy(),
                    task.group(),
                    version,
                    task.lastStatus(),
                    task.desiredStatus(),
                    task.stopCode(),
                    task.stoppedReason(),
                    task.exitCode(),
                    task.createdAt(),
                    task.startedAt(),
                    task.stoppedAt()));
        }
    }

    /** Leaves to nobody what waits to be sent. */
    static List<Action> neverResumed(Snapshot snapshot, List<Action> actions) {
        return actions.stream()
                .filter(action -> !(action instanceof Action.Resume))
                .toList();
    }

    /** Gives a launch for one job the number of another that demands the same and whose agent is on its way. */
    static List<Action> namedAfterAnother(Snapshot snapshot, List<Action> actions) {
        return actions.stream()
                .map(action -> action instanceof Action.Launch launch ? renamed(snapshot, launch) : action)
                .toList();
    }

    private static Action renamed(Snapshot snapshot, Action.Launch launch) {
        Optional<JobRequest> own = launch.request()
                .flatMap(request -> snapshot.jobs().value().stream()
                        .filter(job -> job.id().equals(request))
                        .findFirst());
        return own.flatMap(job -> snapshot.agents().stream()
                        .filter(known -> comesForTheLikeOf(job, known, snapshot))
                        .map(Known::id)
                        .max(AgentId::compareTo))
                .<Action>map(other -> new Action.Launch(
                        AgentId.forRequest(snapshot.pool(), other.requestId().orElseThrow(), (int) other.number() + 1),
                        launch.template(),
                        launch.placement()))
                .orElse(launch);
    }

    private static boolean comesForTheLikeOf(JobRequest job, Known known, Snapshot snapshot) {
        return known.agent().phase().isBeforeJob()
                && known.agent().task() != null
                && !known.agent().task().isEnding()
                && snapshot.jobs().value().stream()
                        .anyMatch(other -> !other.id().equals(job.id())
                                && other.state() == JobRequest.State.QUEUED
                                && other.demands().equals(job.demands())
                                && known.id().requestId().equals(Optional.of(other.id())));
    }

    /** Launches as if nothing had ever failed. */
    static Snapshot withoutHolds(Snapshot snapshot) {
        return snapshot.withHolds(List.of());
    }

    /** Takes a capacity option that once had no room for one that never has. */
    static Snapshot dryForEver(Snapshot snapshot) {
        return snapshot.withHolds(snapshot.holds().stream()
                .map(hold -> hold.option() == null ? hold : forEver(hold, snapshot))
                .toList());
    }

    private static Hold forEver(Hold hold, Snapshot snapshot) {
        return new Hold(
                hold.template(),
                hold.templateFingerprint(),
                hold.option(),
                hold.cause(),
                hold.failures(),
                snapshot.now().plus(Duration.ofDays(1)));
    }

    /** Launches on the last capacity option at once. */
    static List<Action> lastOptionFirst(Snapshot snapshot, List<Action> actions) {
        return actions.stream()
                .map(action -> action instanceof Action.Launch launch
                        ? new Action.Launch(
                                launch.agent(),
                                launch.template(),
                                Placement.anywhere(last(snapshot, launch.template())
                                        .orElse(launch.placement().capacity())))
                        : action)
                .toList();
    }

    private static Optional<CapacityOption> last(Snapshot snapshot, String template) {
        return snapshot.spec().template(template).map(AgentTemplate::capacity).map(List::getLast);
    }

    /** Does not see that a task that runs will not for long, as after the notice that Spot capacity is taken back. */
    static Snapshot withoutNotices(Snapshot snapshot) {
        return snapshot.withAgents(
                snapshot.agents().stream().map(BrokenLaunches::undisturbed).toList());
    }

    private static Known undisturbed(Known known) {
        TaskSeen task = known.agent().task();
        if (task == null || !task.isBeingTakenAway()) {
            return known;
        }
        TaskSeen going = new TaskSeen(
                task.arn(),
                task.cluster(),
                task.startedBy(),
                task.group(),
                task.version() + 1,
                "RUNNING",
                "RUNNING",
                null,
                null,
                null,
                task.createdAt(),
                task.startedAt(),
                null);
        return new Known(
                known.agent().withTask(going),
                known.durable(),
                known.durableRetiring(),
                null,
                known.stopLearned(),
                known.cordonLearned(),
                known.unneededSince(),
                known.notBefore(),
                known.waitedInVain(),
                known.registrationMissed());
    }
}
