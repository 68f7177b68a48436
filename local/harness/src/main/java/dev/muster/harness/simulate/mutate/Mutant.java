package dev.muster.harness.simulate.mutate;

import static dev.muster.harness.simulate.mutate.BrokenAdapters.azureDevOps;
import static dev.muster.harness.simulate.mutate.BrokenAdapters.ecs;
import static dev.muster.harness.simulate.mutate.BrokenPlanners.doing;
import static dev.muster.harness.simulate.mutate.BrokenPlanners.seeing;

import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.model.failure.FailureDecision;
import java.util.function.Supplier;

/** The broken controllers, each with the invariant that has to notice it. */
public enum Mutant {
    NO_CLIENT_TOKEN("S1", () -> Mutation.ofTasks(BrokenTasks.TokenPerRepeat::new)),
    UNKNOWN_IS_FAILED("S2", () -> Mutation.ofPlanner(doing(BrokenPlanners::unknownIsFailed))),
    LAUNCHES_AGAIN_WHILE_ONE_COMES("S2", () -> Mutation.ofPlanner(doing(BrokenPlanners::impatient))),
    LAUNCHES_WITHOUT_CLAIM("S3", () -> Mutation.ofAgents(BrokenAgents.ClaimsNothing::new)),
    ORPHANS_STOPPED_UNASKED("S3", () -> Mutation.ofPlanner(doing(BrokenPlanners::orphansStopped))),
    LIMIT_IGNORED("S4", () -> Mutation.ofPlanner(seeing(BrokenPlanners::withoutLimit))),
    CAPS_IGNORED("S5", () -> Mutation.ofPlanner(seeing(BrokenPlanners::withoutCaps))),
    BUSY_AGENTS_STOPPED("S6", () -> Mutation.ofPlanner(doing(BrokenPlanners::busyStopped))),
    NO_CORDON("S6", () -> Mutation.ofRegistrations((real, world) -> new BrokenRegistrations.NoCordon(real))),
    NO_CORDON_AT_PICK_UP("S6", () -> Mutation.ofPlanner(doing(BrokenPlanners::noCordonAtPickUp))),
    CORDON_LIFTED("S6", () -> Mutation.ofRegistrations(BrokenRegistrations.CordonLifted::new)),
    BACKWARDS_IN_TIME("S7", () -> Mutation.ofAgents(BrokenAgents.BackwardsInTime::new)),
    STALE_EPOCH_ACCEPTED("S8", () -> Mutation.ofFenceCheck((inForce, presented) -> true)),
    STALE_QUEUE_TRUSTED("S9", () -> Mutation.ofJobRequests(jobs -> new StaleJobs(jobs, 12))),
    REQUEST_RECOMPUTED("S10", () -> Mutation.ofTasks(BrokenTasks.RequestRecomputed::new)),
    MESSAGE_DELETED_FIRST("S11", Mutation::ofDeletingFirst),
    ENDS_NOT_KEPT("S11", () -> Mutation.ofAgents(BrokenAgents.EndsNotKept::new)),
    EVENTS_IGNORED("S11", () -> Mutation.ofRecorder(recorder -> task -> Recording.STALE)),
    FOREIGN_AGENT_DELETED("S12", () -> Mutation.ofPlanner(doing(BrokenPlanners::foreignDeleted))),
    REGISTRATION_OVERLOOKED("S13", () -> Mutation.ofPlanner(BrokenPlanners.overlooking())),
    MOODY("S14", () -> Mutation.ofPlanner(BrokenPlanners.moody())),
    PLACEHOLDER_AGAIN_AND_AGAIN("S15", () -> Mutation.ofPlanner(doing(BrokenPlanners::placeholderAgain))),
    PAUSE_IGNORED("S16", () -> Mutation.ofPlanner(seeing(BrokenPlanners::neverPaused))),
    SECRET_IN_A_RECORD("S17", () -> Mutation.ofPlanner(doing(BrokenPlanners::secretTold))),
    NO_BACKOFF("S18", () -> Mutation.ofTasks(BrokenTasks.NoBackoff::new)),
    OLD_DEMAND_TRUSTED("S19", () -> Mutation.ofPlanner(seeing(BrokenPlanners::freshDemand))),
    DEMAND_BEFORE_SUPPLY("S19", () -> Mutation.ofPlanner(seeing(BrokenPlanners::supplyFirst))),
    COUNTS_INSTEAD_OF_MATCHING("L1", () -> Mutation.ofPlanner(seeing(BrokenPlanners::counting))),
    SPENT_AGENTS_AS_SUPPLY("L1", () -> Mutation.ofPlanner(seeing(BrokenPlanners::spentAsSupply))),
    FORGETS_EARLY("L2", () -> Mutation.ofPlanner(doing(BrokenPlanners::forgetsEarly))),
    TOKEN_OF_ITS_PROCESS("S10", BrokenLaunches::tokenOfItsProcess),
    NAMED_AFTER_ANOTHER("S2", () -> Mutation.ofPlanner(doing(BrokenLaunches::namedAfterAnother))),
    SPOT_NOTICE_IGNORED("L1", () -> Mutation.ofPlanner(seeing(BrokenLaunches::withoutNotices))),
    QUEUED_LAUNCHES_FORGOTTEN("L1", () -> Mutation.ofPlanner(doing(BrokenLaunches::neverResumed))),
    LAST_READING_WINS("L2", () -> Mutation.ofRecorder(BrokenLaunches.LastWins::new)),
    HOLDS_IGNORED("L7", () -> Mutation.ofPlanner(seeing(BrokenLaunches::withoutHolds))),
    MISCONFIGURED_NOT_HELD("L7", () -> notHeld(FailureDecision.STOP_LAUNCHING)),
    UNKNOWN_NOT_HELD("L7", () -> notHeld(FailureDecision.BACK_OFF)),
    OPTION_DRY_FOR_EVER("L7", () -> Mutation.ofPlanner(seeing(BrokenLaunches::dryForEver))),
    LAST_OPTION_FIRST("L7", () -> Mutation.ofPlanner(doing(BrokenLaunches::lastOptionFirst))),
    STOPS_NOTHING("L2", () -> Mutation.ofPlanner(doing(BrokenPlanners::stopsNothing))),
    ADAPTER_SENDS_NO_TOKEN("S1", () -> Mutation.ofAdapters(ecs(BrokenAdapters::withoutToken))),
    ADAPTER_CORDONS_SILENTLY("S6", () -> Mutation.ofAdapters(azureDevOps(BrokenAdapters::silentCordon))),
    ADAPTER_TAKES_PENDING_FOR_STOPPED("S4", () -> Mutation.ofAdapters(ecs(BrokenAdapters::pendingIsStopped))),
    ADAPTER_MISREADS_DEMANDS("L2", () -> Mutation.ofAdapters(azureDevOps(BrokenAdapters::demandless))),
    ADAPTER_MARKS_NOTHING("L2", () -> Mutation.ofAdapters(azureDevOps(BrokenAdapters::unmarked))),
    ADAPTER_MIXES_VERSIONS_UP("S11", () -> Mutation.ofAdapters(ecs(BrokenAdapters::unversioned)));

    private final String caughtBy;

    @SuppressWarnings("ImmutableEnumChecker") // makes the mistake anew for every run, for some remember things
    private final Supplier<Mutation> mutation;

    Mutant(String caughtBy, Supplier<Mutation> mutation) {
        this.caughtBy = caughtBy;
        this.mutation = mutation;
    }

    private static Mutation notHeld(FailureDecision decision) {
        return Mutation.ofTasks(tasks -> new BrokenLaunches.TakenForGone(tasks, decision));
    }

    /** The number of the invariant that has to notice it. */
    public String caughtBy() {
        return caughtBy;
    }

    public Mutation mutation() {
        return mutation.get();
    }
}
