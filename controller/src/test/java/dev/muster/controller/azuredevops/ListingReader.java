package dev.muster.controller.azuredevops;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CredentialSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A process that reads one queue; with a small heap it shows what reading costs. */
final class ListingReader {
    private static final CredentialReader NOBODY =
            source -> new CredentialReader.Reading.Found(new PersonalAccessToken("nobody"));

    private ListingReader() {}

    /** Prints how many rows were read, and how many objects hold their demands. */
    public static void main(String[] arguments) {
        List<JobRequest> read = read(URI.create(arguments[0]));
        Set<Demands> demands = Collections.newSetFromMap(new IdentityHashMap<>());
        read.forEach(request -> demands.add(request.demands()));
        System.out.println(read.size() + " " + demands.size());
    }

    static List<JobRequest> read(URI organization) {
        TimeOuts patient = new TimeOuts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(3));
        try (AzureDevOpsClient client = new AzureDevOpsClient(
                patient,
                new HttpTransport(patient.connect()),
                NOBODY,
                new RateGovernor(InstantSource.system()),
                wait -> {},
                () -> 0.5)) {
            AzureDevOpsPool pool = new AzureDevOpsPool(organization, "linux", new CredentialSource.Environment("PAT"));
            return AzureDevOpsJobRequestsTest.done(
                    new AzureDevOpsJobRequests(client).unfinished(new PoolTarget(pool, 7)));
        }
    }
}
