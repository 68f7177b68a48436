package dev.muster.simulator.ado;

import dev.muster.simulator.truth.WorldObserver;
import dev.muster.simulator.world.World;
import java.util.List;
import java.util.Optional;

/** An Azure DevOps organisation as far as agent pools go; deterministic in its world. */
public final class Organisation {
    private final OrganisationState state;
    private final Registrations registrations;
    private final JobQueue jobs;
    private final Sessions sessions;
    private final TokenEndpoint tokens;

    /** An organisation without pools; the observer hears of everything that happens in it. */
    public Organisation(World world, AdoSettings settings, WorldObserver observer) {
        state = new OrganisationState(world, settings, observer);
        Dispatcher dispatcher = new Dispatcher(state);
        registrations = new Registrations(state, dispatcher);
        jobs = new JobQueue(state, dispatcher);
        sessions = new Sessions(state, dispatcher);
        tokens = new TokenEndpoint(state, registrations);
    }

    /** The world it lives in. */
    public World world() {
        return state.world();
    }

    /** The organisation's name, the first part of every path. */
    public String name() {
        return state.settings().name();
    }

    /** Makes a pool; ids count from 1. */
    public Pool addPool(String name) {
        return state.world().call(() -> state.addPool(name));
    }

    /** Gives a pool another name; its id stays. */
    public void renamePool(int poolId, String name) {
        state.world().call(() -> {
            state.renamePool(poolId, name);
            return null;
        });
    }

    /** All pools in the order of their ids. */
    public List<Pool> pools() {
        return state.world().call(state::pools);
    }

    /** One pool. */
    public Optional<Pool> pool(int poolId) {
        return state.world().call(() -> state.pool(poolId));
    }

    /** How many jobs may run at once, and how many do. */
    public LicenceUsage parallelJobs() {
        return state.world().call(() -> new LicenceUsage(state.settings().parallelJobs(), state.assignedCount()));
    }

    /** The agents, as a pool administrator sees them. */
    public Registrations registrations() {
        return registrations;
    }

    /** The job requests. */
    public JobQueue jobs() {
        return jobs;
    }

    /** The agents' side of the service. */
    public Sessions sessions() {
        return sessions;
    }

    /** Where agents turn a signed assertion into a listener token. */
    public TokenEndpoint tokens() {
        return tokens;
    }
}
