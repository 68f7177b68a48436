package dev.muster.controller.bootstrap;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The registrations of one ADO pool, as far as bootstrap needs them. */
final class FakeRegistrations implements Registrations {
    final List<String> calls = new ArrayList<>();
    final Map<String, NewRegistration> byName = new LinkedHashMap<>();

    @Nullable
    Outcome<Registered> answerInstead;

    boolean cordoned;
    boolean losesNextAnswer;
    Runnable whenRegistered = () -> {};

    @Override
    public synchronized Outcome<Registered> register(PoolTarget pool, NewRegistration registration) {
        calls.add("register");
        if (answerInstead != null) {
            return answerInstead;
        }
        if (byName.containsKey(registration.name())) {
            return new Outcome.Failed<>(new CloudFault.Conflict("the name is taken"));
        }
        return keep(registration);
    }

    @Override
    public synchronized Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration) {
        calls.add("registerAgain");
        if (cordoned) {
            return new Outcome.Refused<>("it is disabled");
        }
        return byName.containsKey(registration.name())
                ? keep(registration)
                : new Outcome.Failed<>(new CloudFault.Gone("no such agent"));
    }

    NewRegistration named(String name) {
        return Objects.requireNonNull(byName.get(name));
    }

    private Outcome<Registered> keep(NewRegistration registration) {
        byName.put(registration.name(), registration);
        int id = 100 + new ArrayList<>(byName.keySet()).indexOf(registration.name());
        whenRegistered.run();
        if (losesNextAnswer) {
            losesNextAnswer = false;
            return new Outcome.Unknown<>("the connection broke");
        }
        return Outcome.done(new Registered(
                id,
                "client-" + id,
                "https://vstoken.example/oauth2/token",
                "https://vstoken.example/oauth2/token",
                "https://dev.azure.com/acme"));
    }

    @Override
    public Outcome<PoolTarget> find(AzureDevOpsPool pool) {
        throw new AssertionError("not asked for by bootstrap");
    }

    @Override
    public Outcome<List<RegistrationSeen>> list(PoolTarget pool) {
        throw new AssertionError("not asked for by bootstrap");
    }

    @Override
    public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
        throw new AssertionError("not asked for by bootstrap");
    }

    @Override
    public Outcome<Done> delete(PoolTarget pool, int registrationId) {
        calls.add("delete");
        return Outcome.done(Done.DONE);
    }

    @Override
    public Outcome<Done> addPlaceholder(PoolTarget pool, Placeholder placeholder) {
        throw new AssertionError("not asked for by bootstrap");
    }
}
