package dev.muster.harness.simulate.mutate;

import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.ObservationRecorder;
import dev.muster.controller.loop.PlanFunction;
import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Tasks;
import dev.muster.harness.simulate.adapter.AdapterFaces;
import dev.muster.simulator.ado.Organisation;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.memory.FenceCheck;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A deliberate mistake in a controller's parts.
 *
 * @param registrations the organisation is there for mistakes that no call of the port can make
 * @param deletesFirst whether messages are deleted before they are taken
 * @param adapters what is wrong with the shipped adapters, which then stand in every run; empty for nothing
 */
public record Mutation(
        UnaryOperator<Tasks> tasks,
        BiFunction<Registrations, Organisation, Registrations> registrations,
        UnaryOperator<JobRequests> jobRequests,
        UnaryOperator<AgentStore> agents,
        UnaryOperator<PlanFunction> planner,
        UnaryOperator<ObservationRecorder> recorder,
        boolean deletesFirst,
        FenceCheck fenceCheck,
        Optional<AdapterFaces> adapters) {
    /** No mistake. */
    public static final Mutation NONE = new Mutation(
            UnaryOperator.identity(),
            (registrations, organisation) -> registrations,
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            false,
            FenceCheck.IN_FORCE,
            Optional.empty());

    /** What to compare it with: the same parts without the mistake. */
    public Mutation withoutMistake() {
        return adapters.isPresent() ? ofAdapters(AdapterFaces.PLAIN) : NONE;
    }

    static Mutation ofTasks(UnaryOperator<Tasks> mistake) {
        return new Mutation(
                mistake,
                NONE.registrations,
                NONE.jobRequests,
                NONE.agents,
                NONE.planner,
                NONE.recorder,
                false,
                NONE.fenceCheck,
                NONE.adapters);
    }

    static Mutation ofRegistrations(BiFunction<Registrations, Organisation, Registrations> mistake) {
        return new Mutation(
                NONE.tasks,
                mistake,
                NONE.jobRequests,
                NONE.agents,
                NONE.planner,
                NONE.recorder,
                false,
                NONE.fenceCheck,
                NONE.adapters);
    }

    static Mutation ofJobRequests(UnaryOperator<JobRequests> mistake) {
        return new Mutation(
                NONE.tasks,
                NONE.registrations,
                mistake,
                NONE.agents,
                NONE.planner,
                NONE.recorder,
                false,
                NONE.fenceCheck,
                NONE.adapters);
    }

    static Mutation ofAgents(UnaryOperator<AgentStore> mistake) {
        return new Mutation(
                NONE.tasks,
                NONE.registrations,
                NONE.jobRequests,
                mistake,
                NONE.planner,
                NONE.recorder,
                false,
                NONE.fenceCheck,
                NONE.adapters);
    }

    static Mutation ofPlanner(UnaryOperator<PlanFunction> mistake) {
        return new Mutation(
                NONE.tasks,
                NONE.registrations,
                NONE.jobRequests,
                NONE.agents,
                mistake,
                NONE.recorder,
                false,
                NONE.fenceCheck,
                NONE.adapters);
    }

    static Mutation ofRecorder(UnaryOperator<ObservationRecorder> mistake) {
        return new Mutation(
                NONE.tasks,
                NONE.registrations,
                NONE.jobRequests,
                NONE.agents,
                NONE.planner,
                mistake,
                false,
                NONE.fenceCheck,
                NONE.adapters);
    }

    static Mutation ofDeletingFirst() {
        return new Mutation(
                NONE.tasks,
                NONE.registrations,
                NONE.jobRequests,
                NONE.agents,
                NONE.planner,
                NONE.recorder,
                true,
                NONE.fenceCheck,
                NONE.adapters);
    }

    static Mutation ofFenceCheck(FenceCheck mistake) {
        return new Mutation(
                NONE.tasks,
                NONE.registrations,
                NONE.jobRequests,
                NONE.agents,
                NONE.planner,
                NONE.recorder,
                false,
                mistake,
                NONE.adapters);
    }

    /** The shipped adapters, and something wrong with what they send or take in. */
    static Mutation ofAdapters(AdapterFaces mistake) {
        return new Mutation(
                NONE.tasks,
                NONE.registrations,
                NONE.jobRequests,
                NONE.agents,
                NONE.planner,
                NONE.recorder,
                false,
                NONE.fenceCheck,
                Optional.of(mistake));
    }
}
