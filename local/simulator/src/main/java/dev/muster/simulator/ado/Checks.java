package dev.muster.simulator.ado;

import dev.muster.simulator.world.RandomStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Checks that wait for somebody outside, and what they were told. Every completion event is counted, repeats as well. */
public final class Checks {
    private static final long VERSION_4 = 0x4000L;

    private final OrganisationState state;
    private final RandomStream chance;
    private final Map<String, PlannedCheck> byToken = new LinkedHashMap<>();
    private final List<CheckCallback> callbacks = new ArrayList<>();
    private final Map<UUID, List<String>> lines = new LinkedHashMap<>();
    private final Map<UUID, Integer> shownLogs = new LinkedHashMap<>();
    private final Deque<PlanFault> faults = new ArrayDeque<>();
    private int lastLog;

    Checks(OrganisationState state) {
        this.state = state;
        this.chance = state.world().stream("ado.checks");
    }

    /** A stage has come to a check. */
    public PlannedCheck begin() {
        return state.world().call(() -> {
            String token = "job.%016x%016x.%016x".formatted(chance.nextLong(), chance.nextLong(), chance.nextLong());
            PlannedCheck check = new PlannedCheck(id(), "build", id(), id(), id(), id(), token);
            byToken.put(token, check);
            return check;
        });
    }

    /** The next completion events are answered so, in this order. */
    public void plant(PlanFault... others) {
        state.world().call(() -> faults.addAll(List.of(others)));
    }

    /** The completion events that were taken, in their order. */
    public List<CheckCallback> callbacks() {
        return state.world().call(() -> List.copyOf(callbacks));
    }

    /** How many of the planted faults have not struck yet. */
    public int faultsLeft() {
        return state.world().call(faults::size);
    }

    /** The lines in the log that is shown with a check. */
    public List<String> shownLog(PlannedCheck check) {
        return state.world()
                .call(() -> shownLogs.containsKey(check.task())
                        ? List.copyOf(lines.getOrDefault(check.plan(), List.of()))
                        : List.of());
    }

    /** The check whose job has that token. */
    public Optional<PlannedCheck> withToken(String token) {
        return state.world().call(() -> Optional.ofNullable(byToken.get(token)));
    }

    /** Takes a completion event, or tells what happens instead. */
    public Optional<PlanFault> complete(PlannedCheck check, String result) {
        return state.world().call(() -> {
            PlanFault fault = faults.poll();
            if (fault == null) {
                callbacks.add(new CheckCallback(check.plan(), check.job(), check.task(), result, state.now()));
            }
            return Optional.ofNullable(fault);
        });
    }

    /** A new log of the plan. */
    public int createLog(PlannedCheck check) {
        return state.world().call(() -> {
            lines.putIfAbsent(check.plan(), new ArrayList<>());
            return ++lastLog;
        });
    }

    /** Adds to a log of the plan; false if there is none. */
    public boolean append(PlannedCheck check, String text) {
        return state.world().call(() -> {
            List<String> log = lines.get(check.plan());
            return log != null && log.addAll(text.lines().toList());
        });
    }

    /** Shows a log with the task of that id. */
    public void show(UUID task, int log) {
        state.world().call(() -> shownLogs.put(task, log));
    }

    private UUID id() {
        return new UUID((chance.nextLong() & ~0xF000L) | VERSION_4, chance.nextLong());
    }
}
