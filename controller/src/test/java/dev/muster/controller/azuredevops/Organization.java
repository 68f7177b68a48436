package dev.muster.controller.azuredevops;

import dev.muster.controller.identity.EntraTokens;
import dev.muster.controller.identity.PoolCredentials;
import dev.muster.controller.identity.SecretReader;
import dev.muster.controller.identity.WebIdentityTokens;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.testing.Canned;
import dev.muster.controller.testing.CannedServer;
import dev.muster.controller.testing.InstantRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CredentialSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** An organisation with prepared answers, and the adapters that talk to it. */
final class Organization implements AutoCloseable {
    static final String TOKEN = "s3cr3t-pool-token";

    private static final CloudFault AWAY = new CloudFault.Transient("not in these tests");
    private static final SecretReader<CredentialSource.SecretsManager> NO_SECRETS = place -> new Outcome.Failed<>(AWAY);
    private static final WebIdentityTokens NO_AWS = () -> new Outcome.Failed<>(AWAY);
    private static final EntraTokens NO_ENTRA = new EntraTokens(
            URI.create("https://entra.invalid"),
            (request, mostBytes) -> CompletableFuture.failedFuture(new IOException("not in these tests")),
            Duration.ofSeconds(1),
            new InstantRuntime());

    final CannedServer server;
    final List<Duration> pauses = new ArrayList<>();
    final HandClock clock = new HandClock();
    final RateGovernor governor = new RateGovernor(clock);
    final SortedMap<String, String> environment = new TreeMap<>();
    final AzureDevOpsClient client;
    final AzureDevOpsJobRequests jobRequests;
    final AzureDevOpsRegistrations registrations;

    Organization(Canned... answers) {
        this(new TimeOuts(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofMillis(900)), answers);
    }

    Organization(TimeOuts timeOuts, Canned... answers) {
        server = new CannedServer(answers);
        environment.put("AZP", TOKEN + "\n");
        client = new AzureDevOpsClient(
                timeOuts,
                new HttpTransport(timeOuts.connect()),
                new PoolCredentials(environment, NO_SECRETS, NO_ENTRA, NO_AWS, new InstantRuntime()),
                governor,
                pauses::add,
                () -> 0.5);
        jobRequests = new AzureDevOpsJobRequests(client);
        registrations = new AzureDevOpsRegistrations(client);
    }

    AzureDevOpsPool pool() {
        return pool(URI.create(server.url() + "/acme"));
    }

    static AzureDevOpsPool pool(URI organizationUrl) {
        return new AzureDevOpsPool(organizationUrl, "Linux Builds", new CredentialSource.Environment("AZP"));
    }

    PoolTarget target() {
        return new PoolTarget(pool(), 7);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
