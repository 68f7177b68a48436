package dev.muster.harness.simulate.fault;

import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that will go wrong in one run, drawn before it begins. Each run draws how much of each kind it holds, so that
 * some runs are calm in one respect and stormy in another.
 *
 * @param first faults of the calls of the controller that runs from the start
 * @param second faults of the calls of the controller that may come later
 * @param takeover when the second controller takes over; empty if it never does
 * @param busDuplicates probability of a task event coming twice
 * @param busReorder probability of a task event coming late, after others
 * @param hangs probability of a listener hanging after its job
 * @param copiedKeys probability of a job using its agent's key
 * @param scans whether the agents' own scans find capabilities of their own
 * @param briefJobs share of the jobs that begin and end between two polls
 */
public record FaultSchedule(
        List<PlannedCall> first,
        List<PlannedCall> second,
        Optional<Takeover> takeover,
        double busDuplicates,
        double busReorder,
        double hangs,
        double copiedKeys,
        boolean scans,
        double briefJobs) {
    private static final List<CallFault> FAULTS = Arrays.asList(
            CallFault.CRASH_BEFORE,
            CallFault.CRASH_AFTER,
            CallFault.CRASH_AFTER,
            CallFault.LOST_ANSWER,
            CallFault.LOST_ANSWER,
            CallFault.LOST_ANSWER,
            CallFault.PAUSE_BEFORE);

    /** The calls between whose effects and records a crash matters, which most faults are for. */
    private static final List<CallKind> DELICATE = Arrays.asList(
            CallKind.CLAIM,
            CallKind.RUN_TASK,
            CallKind.RUN_TASK,
            CallKind.INTEND,
            CallKind.INTEND,
            CallKind.RECORD_TASK,
            CallKind.RECORD_KEY,
            CallKind.REGISTER,
            CallKind.CORDON,
            CallKind.DELETE_REGISTRATION,
            CallKind.STOP_TASK);

    public FaultSchedule {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /**
     * A second controller comes.
     *
     * @param after from the start of the run
     * @param pauseOfFirst how long the first is paused then; zero if it is awake
     */
    public record Takeover(Duration after, Duration pauseOfFirst) {}

    /** A run in which nothing goes wrong. */
    public static FaultSchedule calm() {
        return new FaultSchedule(List.of(), List.of(), Optional.empty(), 0, 0, 0, 0, false, 0);
    }

    public static FaultSchedule draw(RandomStream chance) {
        return new FaultSchedule(
                calls(chance),
                calls(chance),
                takeover(chance),
                strength(chance, 0.4),
                strength(chance, 0.4),
                strength(chance, 0.5),
                strength(chance, 0.5),
                chance.chance(0.5),
                strength(chance, 0.6));
    }

    private static List<PlannedCall> calls(RandomStream chance) {
        int number = chance.pick(Arrays.asList(0, 2, 5, 10, 16));
        List<PlannedCall> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            CallKind kind = chance.chance(0.7) ? chance.pick(DELICATE) : chance.pick(List.of(CallKind.values()));
            calls.add(new PlannedCall(kind, 1 + chance.nextInt(kind.usual()), chance.pick(FAULTS)));
        }
        return calls;
    }

    private static Optional<Takeover> takeover(RandomStream chance) {
        boolean comes = chance.chance(0.5);
        Duration after = chance.between(Duration.ofSeconds(20), Duration.ofMinutes(4));
        boolean asleep = chance.chance(0.6);
        Duration pause = chance.between(Duration.ofSeconds(3), Duration.ofSeconds(90));
        return comes ? Optional.of(new Takeover(after, asleep ? pause : Duration.ZERO)) : Optional.empty();
    }

    /** Half of the runs do without; the others draw how strong. */
    private static double strength(RandomStream chance, double most) {
        boolean with = chance.chance(0.5);
        double share = chance.nextInt(1000) / 1000.0;
        return with ? share * most : 0;
    }
}
