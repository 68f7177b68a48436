package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.simulator.ado.Organisation;
import java.util.List;
import java.util.function.Supplier;

/** An adapter of the registrations as one process reaches it: each call of the port is one step. */
public final class RegistrationsBehindBoundary implements Registrations {
    private final Registrations adapter;
    private final Organisation organisation;
    private final AdoWireTwists twists;
    private final Boundary boundary;

    /** @param organisation knows the names behind the ids, for whoever watches */
    public RegistrationsBehindBoundary(
            Registrations adapter, Organisation organisation, AdoWireTwists twists, Boundary boundary) {
        this.adapter = adapter;
        this.organisation = organisation;
        this.twists = twists;
        this.boundary = boundary;
    }

    @Override
    public Outcome<PoolTarget> find(AzureDevOpsPool pool) {
        return call(CallKind.FIND_POOL, pool.pool(), () -> {
            Outcome<PoolTarget> found = adapter.find(pool);
            if (found instanceof Outcome.Failed<PoolTarget>(CloudFault fault) && fault instanceof CloudFault.Gone) {
                twists.poolNotFound();
            }
            return found;
        });
    }

    @Override
    public Outcome<List<RegistrationSeen>> list(PoolTarget pool) {
        return boundary.call(
                CallKind.LIST_REGISTRATIONS,
                "pool " + pool.poolId(),
                () -> twists.registrations(pool.poolId(), () -> adapter.list(pool)),
                Lost::outcome,
                twists.registrations(pool.poolId()),
                Printed::listing);
    }

    @Override
    public Outcome<Registered> register(PoolTarget pool, NewRegistration registration) {
        return call(CallKind.REGISTER, registration.name(), () -> adapter.register(pool, registration));
    }

    @Override
    public Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration) {
        return call(CallKind.REGISTER, registration.name() + " again", () -> adapter.registerAgain(pool, registration));
    }

    @Override
    public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
        return call(CallKind.CORDON, registrationId + "", () -> adapter.cordon(pool, registrationId));
    }

    @Override
    public Outcome<Done> delete(PoolTarget pool, int registrationId) {
        return call(CallKind.DELETE_REGISTRATION, registrationId + "", () -> {
            organisation
                    .registrations()
                    .find(pool.poolId(), registrationId)
                    .ifPresent(agent -> boundary.observer().deletionAsked(agent.name(), boundary.now()));
            return adapter.delete(pool, registrationId);
        });
    }

    @Override
    public Outcome<Done> addPlaceholder(PoolTarget pool, Placeholder placeholder) {
        return call(CallKind.ADD_PLACEHOLDER, placeholder.name(), () -> adapter.addPlaceholder(pool, placeholder));
    }

    private <T> Outcome<T> call(CallKind kind, String what, Supplier<Outcome<T>> effect) {
        return boundary.call(
                kind, what, () -> twists.signedIn(effect), Lost::outcome, twists.refusals(), Outcome::describe);
    }
}
