package dev.muster.harness.simulate.adapter;

import dev.muster.controller.azuredevops.AzureDevOpsClient;
import dev.muster.controller.azuredevops.AzureDevOpsJobRequests;
import dev.muster.controller.azuredevops.AzureDevOpsParallelJobs;
import dev.muster.controller.azuredevops.AzureDevOpsRegistrations;
import dev.muster.controller.azuredevops.CredentialReader;
import dev.muster.controller.azuredevops.PersonalAccessToken;
import dev.muster.controller.azuredevops.RateGovernor;
import dev.muster.controller.azuredevops.TimeOuts;
import dev.muster.controller.ecs.EcsTasks;
import dev.muster.controller.ecs.ReadPace;
import dev.muster.controller.loop.AllowedRate;
import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.ParallelJobs;
import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Tasks;
import dev.muster.harness.simulate.check.NoSecrets;
import dev.muster.simulator.ado.AdoFaults;
import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.http.RequestHandler;
import dev.muster.simulator.http.ado.AdoHandler;
import dev.muster.simulator.http.aws.EcsFace;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The adapters that are shipped, as one controller process has them. A call returns at once and on the thread that makes
 * it: nothing waits, neither for an answer nor before a repeat.
 */
public final class ShippedAdapters {
    private static final String TOKEN = NoSecrets.PLANTED.getLast();
    private static final URI BOOTSTRAP = URI.create("https://muster.invalid");
    private static final int REVISIONS = 10;
    private static final CredentialReader CREDENTIALS =
            source -> new CredentialReader.Reading.Found(new PersonalAccessToken(TOKEN));

    private final SpoiltFace azureDevOps;
    private final SpoiltFace ecs;
    private final AzureDevOpsClient client;
    private final RateGovernor rate;
    private final Tasks tasks;

    /**
     * @param meter counts the calls of all processes to ECS
     * @param clock of the process
     */
    public ShippedAdapters(
            Organisation organisation, EcsRegion region, ApiMeter meter, AdapterFaces faces, InstantSource clock) {
        AdoFront front = new AdoFront(organisation, AdoFaults.NONE);
        azureDevOps = new SpoiltFace(new AdoHandler(organisation, front, TOKEN, Duration.ZERO));
        ecs = new SpoiltFace(new EcsFace(region, meter));
        rate = new RateGovernor(clock);
        client = new AzureDevOpsClient(
                TimeOuts.DEFAULT,
                new InProcessAzureDevOps(faces.azureDevOps().apply(azureDevOps)),
                CREDENTIALS,
                rate,
                wait -> {},
                () -> 0.0);
        tasks = new EcsTasks(client(faces.ecs().apply(ecs)), BOOTSTRAP, ReadPace.UNHURRIED, clock, REVISIONS);
    }

    public Tasks tasks() {
        return tasks;
    }

    public Registrations registrations() {
        return new AzureDevOpsRegistrations(client);
    }

    public JobRequests jobRequests() {
        return new AzureDevOpsJobRequests(client);
    }

    public ParallelJobs parallelJobs() {
        return new AzureDevOpsParallelJobs(client);
    }

    /** How often the ADO adapters may ask. */
    public AllowedRate azureDevOpsRate() {
        return rate;
    }

    /** What the ADO adapters talk to. */
    public SpoiltFace azureDevOps() {
        return azureDevOps;
    }

    /** What the ECS adapter talks to. */
    public SpoiltFace ecs() {
        return ecs;
    }

    /** It sends every call once, as the shipped one does; without time-outs it has no thread of its own to be ended. */
    private static EcsClient client(RequestHandler face) {
        return EcsClient.builder()
                .httpClient(new InProcessAws(face))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
