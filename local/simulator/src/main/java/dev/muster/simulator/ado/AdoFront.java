package dev.muster.simulator.ado;

import dev.muster.simulator.ado.AdoFaults.Kind;
import dev.muster.simulator.world.RandomStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The service's front door for pool administrators: passes calls on to the organisation, and now and then declines
 * or answers with an older listing. Counts each fault when it takes effect; a stale answer equal to the fresh one
 * took no effect.
 */
public final class AdoFront {
    private final Organisation organisation;
    private final RandomStream chance;
    private final Map<Kind, Long> counted = new EnumMap<>(Kind.class);
    private final Map<Object, Object> lastAsked = new LinkedHashMap<>();
    private AdoFaults faults;

    /** Faults may be changed while the world runs, see {@link #plant}. */
    public AdoFront(Organisation organisation, AdoFaults faults) {
        this.organisation = organisation;
        this.faults = faults;
        this.chance = organisation.world().stream("ado.faults");
    }

    /** From now on these faults and no others. */
    public void plant(AdoFaults other) {
        organisation.world().call(() -> {
            faults = other;
            return null;
        });
    }

    /** How often each kind of fault took effect; kinds that never did are missing. */
    public Map<Kind, Long> faultCounts() {
        return organisation.world().call(() -> new EnumMap<>(counted));
    }

    /** Lists job requests of a pool. */
    public FrontAnswer<JobsPage> jobs(int poolId, JobsQuery query) {
        return listing(new JobsKey(poolId, query), () -> organisation.jobs().list(poolId, query));
    }

    /** Lists agents of a pool. */
    public FrontAnswer<List<AgentRegistration>> agents(int poolId) {
        return listing(new AgentsKey(poolId), () -> organisation.registrations().list(poolId));
    }

    /** Any other call; never stale. */
    public <T> FrontAnswer<T> call(Supplier<T> body) {
        return organisation.world().call(() -> {
            if (strikes(faults.throttled())) {
                count(Kind.THROTTLED);
                return new FrontAnswer.Throttled<T>(faults.retryAfter());
            }
            if (strikes(faults.serverError())) {
                count(Kind.SERVER_ERROR);
                return new FrontAnswer.Unavailable<T>(503);
            }
            return new FrontAnswer.Answered<>(body.get());
        });
    }

    private <T> FrontAnswer<T> listing(Object key, Supplier<T> read) {
        return call(() -> {
            T fresh = read.get();
            if (faults.staleList() <= 0) {
                return fresh;
            }
            @SuppressWarnings("unchecked") // a key is used with one type of listing only
            T older = (T) lastAsked.put(key, fresh);
            if (older == null || older.equals(fresh) || !strikes(faults.staleList())) {
                return fresh;
            }
            count(Kind.STALE_LIST);
            return older;
        });
    }

    /** Draws only for faults that are switched on, so that planting one does not shift the others. */
    private boolean strikes(double probability) {
        return probability > 0 && chance.chance(probability);
    }

    private void count(Kind kind) {
        counted.merge(kind, 1L, Long::sum);
    }

    private record JobsKey(int poolId, JobsQuery query) {}

    private record AgentsKey(int poolId) {}
}
