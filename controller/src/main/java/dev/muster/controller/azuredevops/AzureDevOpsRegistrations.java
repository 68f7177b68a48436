package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The agent registrations of a pool, by the documented pools and agents interfaces. */
public final class AzureDevOpsRegistrations implements Registrations {
    private final AzureDevOpsClient client;

    public AzureDevOpsRegistrations(AzureDevOpsClient client) {
        this.client = client;
    }

    /** The service's own filter is not relied on: whether it wants the whole name is not documented. */
    @Override
    public Outcome<PoolTarget> find(AzureDevOpsPool pool) {
        Call call = Call.get("pools?poolName=" + encoded(pool.pool())).as(Urgency.POLL_ON);
        return switch (client.ask(pool, call, json -> json.listing(PoolRow::read))) {
            case Outcome.Done<List<PoolRow>>(List<PoolRow> rows) -> named(pool, rows);
            case Outcome.Refused<List<PoolRow>>(String why) -> new Outcome.Refused<>(why);
            case Outcome.Failed<List<PoolRow>>(CloudFault fault) -> new Outcome.Failed<>(fault);
            case Outcome.Unknown<List<PoolRow>>(String why) -> new Outcome.Unknown<>(why);
        };
    }

    @Override
    public Outcome<List<RegistrationSeen>> list(PoolTarget pool) {
        Call call = Call.list(agents(pool)
                + "?includeCapabilities=true&includeAssignedRequest=true&includeLastCompletedRequest=true");
        return client.ask(pool.azureDevOps(), call, json -> json.listing(RegistrationRow::read));
    }

    @Override
    public Outcome<Registered> register(PoolTarget pool, NewRegistration registration) {
        return registered(pool, Call.change(Call.Method.POST, agents(pool), RegistrationBody.of(registration)));
    }

    /**
     * Replaces the registration only if it is ours, still enabled and not yet online: replacing writes {@code enabled} as
     * well, and a cordon is final; a session shows that the agent has what it needs, and a new key would end it.
     */
    @Override
    public Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration) {
        return switch (named(pool, registration.name())) {
            case Outcome.Done<List<RegistrationSeen>>(List<RegistrationSeen> seen) ->
                seen.isEmpty()
                        ? failed(new CloudFault.Gone("no agent is registered as " + registration.name()))
                        : replace(pool, seen.getFirst(), registration);
            case Outcome.Refused<List<RegistrationSeen>>(String why) -> new Outcome.Refused<>(why);
            case Outcome.Failed<List<RegistrationSeen>>(CloudFault fault) -> failed(fault);
            case Outcome.Unknown<List<RegistrationSeen>>(String why) -> new Outcome.Unknown<>(why);
        };
    }

    @Override
    public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
        String body = RegistrationBody.cordon(registrationId);
        Call call = Call.change(Call.Method.PATCH, agents(pool) + "/" + registrationId, body);
        return doneIfGone(client.send(pool.azureDevOps(), call));
    }

    @Override
    public Outcome<Done> delete(PoolTarget pool, int registrationId) {
        Call call = Call.change(Call.Method.DELETE, agents(pool) + "/" + registrationId, "");
        return doneIfGone(client.send(pool.azureDevOps(), call));
    }

    @Override
    public Outcome<Done> addPlaceholder(PoolTarget pool, Placeholder placeholder) {
        Call call = Call.change(Call.Method.POST, agents(pool), RegistrationBody.of(placeholder));
        Outcome<Answer> sent = client.send(pool.azureDevOps(), call);
        return isFault(sent, CloudFault.Conflict.class) ? Outcome.done(Done.DONE) : sent.map(answer -> Done.DONE);
    }

    private static Outcome<PoolTarget> named(AzureDevOpsPool pool, List<PoolRow> rows) {
        for (PoolRow row : rows) {
            if (row.name().equalsIgnoreCase(pool.pool())) {
                return row.isHosted()
                        ? failed(new CloudFault.Misconfigured(pool.pool() + " is a pool that Microsoft hosts"))
                        : Outcome.done(new PoolTarget(pool, row.id()));
            }
        }
        return failed(new CloudFault.Gone(
                pool.organizationUrl() + " shows our credential no agent pool named " + pool.pool()));
    }

    private Outcome<List<RegistrationSeen>> named(PoolTarget pool, String name) {
        Call call = Call.get(agents(pool) + "?agentName=" + encoded(name) + "&includeCapabilities=true")
                .as(Urgency.REGISTER);
        return client.ask(pool.azureDevOps(), call, json -> json.listing(RegistrationRow::read))
                .map(seen -> seen.stream()
                        .filter(registration -> registration.name().equals(name))
                        .toList());
    }

    private Outcome<Registered> replace(PoolTarget pool, RegistrationSeen seen, NewRegistration registration) {
        if (seen.placeholder() || !registration.installation().value().equals(seen.installation())) {
            return failed(new CloudFault.Conflict("the registration " + seen.name() + " is not one of our agents"));
        }
        if (!seen.enabled()) {
            return new Outcome.Refused<>("the registration " + seen.name() + " is disabled and stays so");
        }
        if (seen.online()) {
            return new Outcome.Refused<>("the registration " + seen.name() + " is online already");
        }
        String body = RegistrationBody.replacing(seen.id(), registration);
        return registered(pool, Call.change(Call.Method.PUT, agents(pool) + "/" + seen.id(), body));
    }

    private Outcome<Registered> registered(PoolTarget pool, Call call) {
        var organizationUrl = pool.azureDevOps().organizationUrl();
        return client.ask(pool.azureDevOps(), call, json -> RegisteredRow.read(json, organizationUrl));
    }

    private static Outcome<Done> doneIfGone(Outcome<Answer> sent) {
        return isFault(sent, CloudFault.Gone.class) ? Outcome.done(Done.DONE) : sent.map(answer -> Done.DONE);
    }

    private static boolean isFault(Outcome<?> outcome, Class<? extends CloudFault> kind) {
        return outcome instanceof Outcome.Failed<?>(CloudFault fault) && kind.isInstance(fault);
    }

    private static <T> Outcome<T> failed(CloudFault fault) {
        return new Outcome.Failed<>(fault);
    }

    private static String agents(PoolTarget pool) {
        return "pools/" + pool.poolId() + "/agents";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
