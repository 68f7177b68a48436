package dev.muster.controller.app;

import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.azuredevops.CredentialReader;
import dev.muster.controller.azuredevops.HttpTransport;
import dev.muster.controller.doctor.Secrets;
import dev.muster.controller.doctor.aws.AwsChecks;
import dev.muster.controller.doctor.azuredevops.AzureDevOpsChecks;
import dev.muster.controller.ecs.EcsClientFactory;
import dev.muster.controller.sqs.SqsClientFactory;
import dev.muster.statestore.dynamodb.DynamoDbPoolStore;
import dev.muster.statestore.dynamodb.StateTables;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The doctor's checks, with the controller's own configuration and identities; neither loop nor web server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MusterProperties.class)
@Import({AwsConfiguration.class, IdentityConfiguration.class})
class DoctorConfiguration {
    private static final int RSA_BITS = 2048;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final AwsAccess.Bounds STS = new AwsAccess.Bounds(Duration.ofSeconds(10), CONNECT, 4);

    @Bean
    Secrets secrets() {
        return new Secrets();
    }

    @Bean
    Identifiers identifiers() {
        return new Identifiers();
    }

    @Bean(destroyMethod = "close")
    VirtualThreadRuntime loopRuntime(InstantSource clock) {
        return new VirtualThreadRuntime(clock, () -> ThreadLocalRandom.current().nextDouble(), PATIENCE);
    }

    @Bean(destroyMethod = "close")
    HttpTransport doctorTransport(MusterProperties properties) {
        return new HttpTransport(CONNECT, AzureDevOpsTrust.of(properties).context());
    }

    @Bean(destroyMethod = "close")
    DynamoDbClient dynamoDb(MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return DynamoDbClientFactory.create(region, properties.aws().endpoints().dynamodb(), credentials);
    }

    @Bean(destroyMethod = "close")
    DynamoDbStreamsClient dynamoDbStreams(
            MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return DynamoDbClientFactory.streams(
                region, properties.aws().endpoints().dynamodb(), credentials);
    }

    @Bean(destroyMethod = "close")
    EcsClient ecs(MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return EcsClientFactory.create(region, properties.aws().endpoints().ecs(), credentials);
    }

    @Bean(destroyMethod = "close")
    SqsClient sqs(MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return SqsClientFactory.create(region, properties.aws().endpoints().sqs(), credentials);
    }

    @Bean(destroyMethod = "close")
    StsClient sts(MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return new AwsAccess(region, properties.aws().endpoints().sts(), credentials).client(StsClient.builder(), STS);
    }

    @Bean(destroyMethod = "close")
    SdkHttpClient plainHttp() {
        return ApacheHttpClient.builder().connectionTimeout(CONNECT).build();
    }

    /** What the AWS SDKs call AWS_ENDPOINT_URL_EVENTBRIDGE and AWS_ENDPOINT_URL_SERVICE_QUOTAS, for local runs. */
    @Bean
    AwsChecks.Place place(
            MusterProperties properties,
            Region region,
            AwsCredentialsProvider credentials,
            @Value("${aws.endpoint.url.eventbridge:#{null}}") @Nullable URI eventBridge,
            @Value("${aws.endpoint.url.service.quotas:#{null}}") @Nullable URI serviceQuotas) {
        return new AwsChecks.Place(
                region,
                credentials,
                properties.events().queueUrl(),
                properties.events().deadLetterQueueUrl(),
                properties.aws().endpoints().sqs() != null,
                eventBridge,
                serviceQuotas);
    }

    @Bean
    AwsChecks.Store store(DynamoDbClient dynamoDb, MusterProperties properties) {
        String prefix = properties.tables().prefix();
        StateTables tables = new StateTables(prefix + "pools", prefix + "state");
        return new AwsChecks.Store(tables, new DynamoDbPoolStore(dynamoDb, tables, (item, why) -> {}));
    }

    /** The variable is one that ECS sets in every container. */
    @Bean
    AwsChecks.Agents agents(
            MusterProperties properties,
            DoctorPace pace,
            @Value("${ECS_CONTAINER_METADATA_URI_V4:#{null}}") @Nullable URI metadata,
            @Qualifier("doctorTransport") HttpTransport transport) {
        return new AwsChecks.Agents(
                Objects.requireNonNull(properties.bootstrap().url()),
                metadata,
                transport,
                () -> Thread.sleep(pace.betweenLooks()));
    }

    @Bean
    AwsChecks awsChecks(
            AwsChecks.Store store,
            AwsChecks.Place place,
            DynamoDbClient dynamoDb,
            DynamoDbStreamsClient streams,
            EcsClient ecs,
            SqsClient sqs,
            StsClient sts,
            SdkHttpClient http,
            AwsChecks.Agents agents,
            InstantSource clock,
            Identifiers identifiers) {
        AwsChecks.Clients clients = new AwsChecks.Clients(dynamoDb, streams, ecs, sqs, sts, http);
        return new AwsChecks(clients, store, place, agents, clock, identifiers::suffix);
    }

    @Bean
    AzureDevOpsChecks azureDevOpsChecks(
            CredentialReader credentials,
            @Qualifier("doctorTransport") HttpTransport transport,
            InstantSource clock,
            Secrets secrets,
            Identifiers identifiers) {
        return new AzureDevOpsChecks(
                credentials, transport, clock, secrets, identifiers::suffix, DoctorConfiguration::key);
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has RSA", impossible);
        }
    }
}
