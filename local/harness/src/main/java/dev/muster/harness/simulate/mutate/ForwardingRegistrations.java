package dev.muster.harness.simulate.mutate;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import java.util.List;

/** The registrations as they are, to be made wrong in one respect. */
abstract class ForwardingRegistrations implements Registrations {
    final Registrations registrations;

    ForwardingRegistrations(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public Outcome<PoolTarget> find(AzureDevOpsPool pool) {
        return registrations.find(pool);
    }

    @Override
    public Outcome<List<RegistrationSeen>> list(PoolTarget pool) {
        return registrations.list(pool);
    }

    @Override
    public Outcome<Registered> register(PoolTarget pool, NewRegistration registration) {
        return registrations.register(pool, registration);
    }

    @Override
    public Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration) {
        return registrations.registerAgain(pool, registration);
    }

    @Override
    public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
        return registrations.cordon(pool, registrationId);
    }

    @Override
    public Outcome<Done> delete(PoolTarget pool, int registrationId) {
        return registrations.delete(pool, registrationId);
    }

    @Override
    public Outcome<Done> addPlaceholder(PoolTarget pool, Placeholder placeholder) {
        return registrations.addPlaceholder(pool, placeholder);
    }
}
