package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.RegistrationAnswer;
import dev.muster.simulator.ado.RegistrationCall;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The simulated organisation's registrations as one process reaches them. */
public final class SimulatedRegistrations implements Registrations {
    private final AdoFace ado;
    private final Organisation organisation;
    private final Boundary boundary;

    public SimulatedRegistrations(AdoFace ado, Boundary boundary) {
        this.ado = ado;
        this.organisation = ado.organisation;
        this.boundary = boundary;
    }

    @Override
    public Outcome<PoolTarget> find(AzureDevOpsPool pool) {
        return call(
                CallKind.FIND_POOL,
                pool.pool(),
                () -> organisation.pools().stream()
                        .filter(found -> found.name().equalsIgnoreCase(pool.pool()))
                        .findFirst()
                        .<Outcome<PoolTarget>>map(found -> Outcome.done(new PoolTarget(pool, found.id())))
                        .orElseGet(() -> {
                            ado.troubles.poolNotFound();
                            return gone("no pool " + pool.pool());
                        }),
                AdoTwists.read());
    }

    @Override
    public Outcome<List<RegistrationSeen>> list(PoolTarget pool) {
        return boundary.call(
                CallKind.LIST_REGISTRATIONS,
                "pool " + pool.poolId(),
                () -> ado.signedIn(() -> Fronted.outcome(ado.front.agents(pool.poolId())))
                        .map(agents -> ado.registrations.keep(
                                pool.poolId(),
                                agents.stream().map(AdoWords::seen).toList())),
                Lost::outcome,
                AdoTwists.listing(ado.registrations, pool.poolId(), RegistrationSeen::id),
                Printed::listing);
    }

    @Override
    public Outcome<Registered> register(PoolTarget pool, NewRegistration registration) {
        return call(
                CallKind.REGISTER,
                registration.name(),
                () -> settled(
                        organisation.registrations().register(pool.poolId(), agent(registration)),
                        SimulatedRegistrations::registered));
    }

    @Override
    public Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration) {
        return call(
                CallKind.REGISTER,
                registration.name() + " again",
                () -> organisation
                        .registrations()
                        .find(pool.poolId(), registration.name())
                        .map(known -> again(pool, known, registration))
                        .orElseGet(() -> gone("no registration " + registration.name())));
    }

    private Outcome<Registered> again(PoolTarget pool, AgentRegistration known, NewRegistration registration) {
        if (!registration.installation().value().equals(AdoWords.seen(known).installation())) {
            boundary.tookEffect(FaultKind.F53);
            return new Outcome.Failed<>(new CloudFault.Conflict("the registration is not one of our agents"));
        }
        if (known.isOnline()) {
            return new Outcome.Refused<>("the registration is online already");
        }
        // Replacing writes "enabled" as well, and a cordon is final.
        return known.enabled()
                ? settled(
                        organisation.registrations().replace(pool.poolId(), known.id(), agent(registration)),
                        SimulatedRegistrations::registered)
                : new Outcome.Refused<>("the registration is disabled and stays so");
    }

    @Override
    public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
        return call(
                CallKind.CORDON,
                registrationId + "",
                () -> doneIfGone(organisation.registrations().setEnabled(pool.poolId(), registrationId, false)));
    }

    @Override
    public Outcome<Done> delete(PoolTarget pool, int registrationId) {
        return call(CallKind.DELETE_REGISTRATION, registrationId + "", () -> {
            organisation.registrations().list(pool.poolId()).stream()
                    .filter(agent -> agent.id() == registrationId)
                    .forEach(agent -> boundary.observer().deletionAsked(agent.name(), boundary.now()));
            return doneIfGone(organisation.registrations().delete(pool.poolId(), registrationId));
        });
    }

    @Override
    public Outcome<Done> addPlaceholder(PoolTarget pool, Placeholder placeholder) {
        return call(CallKind.ADD_PLACEHOLDER, placeholder.name(), () -> {
            Outcome<Done> added = settled(
                    organisation.registrations().register(pool.poolId(), standIn(placeholder)), agent -> Done.DONE);
            return added instanceof Outcome.Failed<Done>(CloudFault.Conflict taken) ? Outcome.done(Done.DONE) : added;
        });
    }

    private <T> Outcome<T> call(CallKind kind, String what, Supplier<Outcome<T>> effect) {
        return call(kind, what, effect, AdoTwists.change());
    }

    private <T> Outcome<T> call(CallKind kind, String what, Supplier<Outcome<T>> effect, Twist<Outcome<T>> twist) {
        return boundary.call(
                kind,
                what,
                () -> ado.signedIn(() -> Chained.then(Fronted.outcome(ado.front.call(effect)), answer -> answer)),
                Lost::outcome,
                twist,
                Outcome::describe);
    }

    private static <T> Outcome<T> settled(RegistrationAnswer answer, Function<AgentRegistration, T> take) {
        return switch (answer) {
            case RegistrationAnswer.Accepted(AgentRegistration agent) -> Outcome.done(take.apply(agent));
            case RegistrationAnswer.NameTaken(String message) -> new Outcome.Failed<>(new CloudFault.Conflict(message));
            case RegistrationAnswer.NotFound(String message) -> gone(message);
            case RegistrationAnswer.Busy(String message) -> new Outcome.Refused<>(message);
        };
    }

    private static Outcome<Done> doneIfGone(RegistrationAnswer answer) {
        Outcome<Done> outcome = settled(answer, agent -> Done.DONE);
        return outcome instanceof Outcome.Failed<Done>(CloudFault.Gone gone) ? Outcome.done(Done.DONE) : outcome;
    }

    private static <T> Outcome<T> gone(String message) {
        return new Outcome.Failed<>(new CloudFault.Gone(message));
    }

    private static Registered registered(AgentRegistration agent) {
        if (agent.authorization() == null) {
            throw new IllegalStateException("an agent without a key: " + agent);
        }
        return new Registered(
                agent.id(),
                agent.authorization().clientId().toString(),
                "https://simulated.invalid/oauth2/token",
                "https://simulated.invalid/oauth2/token",
                "https://simulated.invalid");
    }

    private static RegistrationCall agent(NewRegistration registration) {
        return new RegistrationCall(
                registration.name(),
                registration.agentVersion(),
                registration.osDescription(),
                true,
                AdoWords.scanned(registration.name(), registration.agentVersion(), registration.capabilities()),
                AdoWords.marks(registration.installation()),
                new AgentKey(registration.modulus(), registration.exponent()));
    }

    private static RegistrationCall standIn(Placeholder placeholder) {
        return new RegistrationCall(
                placeholder.name(),
                placeholder.agentVersion(),
                "Muster placeholder",
                false,
                AdoWords.scanned(placeholder.name(), placeholder.agentVersion(), placeholder.capabilities()),
                AdoWords.marks(placeholder.installation()).withDefault(Placeholder.CAPABILITY, placeholder.template()),
                null);
    }
}
