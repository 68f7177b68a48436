package dev.muster.controller.app;

import dev.muster.controller.azuredevops.AzureDevOpsClient;
import dev.muster.controller.azuredevops.AzureDevOpsJobRequests;
import dev.muster.controller.azuredevops.AzureDevOpsParallelJobs;
import dev.muster.controller.azuredevops.AzureDevOpsRegistrations;
import dev.muster.controller.azuredevops.CredentialReader;
import dev.muster.controller.azuredevops.HttpTransport;
import dev.muster.controller.azuredevops.RateGovernor;
import dev.muster.controller.azuredevops.TimeOuts;
import dev.muster.controller.ecs.BucketPace;
import dev.muster.controller.ecs.EcsClientFactory;
import dev.muster.controller.ecs.EcsTasks;
import dev.muster.controller.ecs.RevisionUpkeep;
import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.EcsBudget;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.sts.StsCallerIdentities;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/** ECS, Azure DevOps and STS, as they are out there. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {
    @Bean(destroyMethod = "close")
    EcsClient ecs(MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return EcsClientFactory.create(region, properties.aws().endpoints().ecs(), credentials);
    }

    @Bean
    EcsTasks ecsTasks(
            EcsClient ecs,
            BootstrapUrl url,
            EcsBudget budget,
            LoopRuntime runtime,
            InstantSource clock,
            MusterProperties properties) {
        BucketPace reads = new BucketPace(runtime, budget.reads());
        return new EcsTasks(ecs, url.value(), reads, clock, properties.ecs().revisionsToKeep());
    }

    /** Begins with the loop, whose runtime ends it. */
    @Bean
    Worker revisionUpkeep(EcsTasks tasks, ControllerLoop loop, VirtualThreadRuntime loopRuntime) {
        DefinitionUse use = new DefinitionUse(loop.views());
        RevisionUpkeep upkeep = tasks.upkeep(use::now, loopRuntime::sleep);
        return new Worker(LoopConfiguration.PHASE, () -> loopRuntime.spawn("revision-upkeep", upkeep::run), () -> {});
    }

    @Bean(destroyMethod = "close")
    AzureDevOpsClient azureDevOps(
            AzureDevOpsTrust trust, CredentialReader credentials, RateGovernor governor, LoopRuntime runtime) {
        HttpTransport transport = new HttpTransport(TimeOuts.DEFAULT.connect(), trust.context());
        return new AzureDevOpsClient(
                TimeOuts.DEFAULT, transport, credentials, governor, runtime::sleep, runtime::random);
    }

    @Bean
    AzureDevOpsTrust azureDevOpsTrust(MusterProperties properties) {
        return AzureDevOpsTrust.of(properties);
    }

    @Bean
    RateGovernor azureDevOpsRate(InstantSource clock) {
        return new RateGovernor(clock);
    }

    @Bean
    EcsBudget ecsBudget(MusterProperties properties, InstantSource clock) {
        return new EcsBudget(properties.ecs().limits(), clock.instant());
    }

    @Bean
    ControllerLoop.Platforms platforms(
            EcsTasks tasks, AzureDevOpsClient azureDevOps, RateGovernor governor, EcsBudget budget) {
        return new ControllerLoop.Platforms(
                tasks,
                new AzureDevOpsRegistrations(azureDevOps),
                new AzureDevOpsJobRequests(azureDevOps),
                new AzureDevOpsParallelJobs(azureDevOps),
                governor,
                budget);
    }

    @Bean(destroyMethod = "close")
    StsCallerIdentities callerIdentities(MusterProperties properties, StsHost host) {
        URI endpoint = Optional.ofNullable(properties.aws().endpoints().sts())
                .orElseGet(() -> URI.create("https://" + host.name()));
        return new StsCallerIdentities(Map.of(host.name(), endpoint));
    }

    @Bean
    StsHost stsHost(Region region) {
        return StsHost.of(region);
    }
}
