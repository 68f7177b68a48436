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
import java.util.function.Consumer;
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
    public static final Mutation NONE = new Draft().mutation();

    /** What to compare it with: the same parts without the mistake. */
    public Mutation withoutMistake() {
        return adapters.isPresent() ? ofAdapters(AdapterFaces.PLAIN) : NONE;
    }

    static Mutation ofTasks(UnaryOperator<Tasks> mistake) {
        return of(draft -> draft.tasks = mistake);
    }

    static Mutation ofRegistrations(BiFunction<Registrations, Organisation, Registrations> mistake) {
        return of(draft -> draft.registrations = mistake);
    }

    static Mutation ofJobRequests(UnaryOperator<JobRequests> mistake) {
        return of(draft -> draft.jobRequests = mistake);
    }

    static Mutation ofAgents(UnaryOperator<AgentStore> mistake) {
        return of(draft -> draft.agents = mistake);
    }

    static Mutation ofPlanner(UnaryOperator<PlanFunction> mistake) {
        return of(draft -> draft.planner = mistake);
    }

    static Mutation ofRecorder(UnaryOperator<ObservationRecorder> mistake) {
        return of(draft -> draft.recorder = mistake);
    }

    static Mutation ofDeletingFirst() {
        return of(draft -> draft.deletesFirst = true);
    }

    static Mutation ofFenceCheck(FenceCheck mistake) {
        return of(draft -> draft.fenceCheck = mistake);
    }

    /** The shipped adapters, and something wrong with what they send or take in. */
    static Mutation ofAdapters(AdapterFaces mistake) {
        return of(draft -> draft.adapters = Optional.of(mistake));
    }

    private static Mutation of(Consumer<Draft> mistake) {
        Draft draft = new Draft();
        mistake.accept(draft);
        return draft.mutation();
    }

    /** Begins without any mistake. */
    private static final class Draft {
        private UnaryOperator<Tasks> tasks = UnaryOperator.identity();
        private BiFunction<Registrations, Organisation, Registrations> registrations = (port, organisation) -> port;
        private UnaryOperator<JobRequests> jobRequests = UnaryOperator.identity();
        private UnaryOperator<AgentStore> agents = UnaryOperator.identity();
        private UnaryOperator<PlanFunction> planner = UnaryOperator.identity();
        private UnaryOperator<ObservationRecorder> recorder = UnaryOperator.identity();
        private boolean deletesFirst;
        private FenceCheck fenceCheck = FenceCheck.IN_FORCE;
        private Optional<AdapterFaces> adapters = Optional.empty();

        private Mutation mutation() {
            return new Mutation(
                    tasks, registrations, jobRequests, agents, planner, recorder, deletesFirst, fenceCheck, adapters);
        }
    }
}
