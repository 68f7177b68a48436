package dev.muster.controller.app;

import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.azuredevops.HttpTransport;
import dev.muster.controller.azuredevops.PlanEvents;
import dev.muster.controller.checks.CheckEvents;
import dev.muster.controller.checks.LocalDataKeys;
import dev.muster.controller.kms.KmsDataKeys;
import dev.muster.statestore.CheckStore;
import dev.muster.statestore.dynamodb.DynamoDbCheckStore;
import dev.muster.statestore.dynamodb.StateTables;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What checks need of DynamoDB, KMS and Azure DevOps. */
@Configuration(proxyBeanMethods = false)
class CheckPlatformConfiguration {
    private static final Logger log = LoggerFactory.getLogger(CheckPlatformConfiguration.class);
    private static final String ARN = "arn:";
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Azure DevOps waits for the answer while a check is written down, and not for long. */
    private static final AwsAccess.Bounds IMPATIENT =
            new AwsAccess.Bounds(Duration.ofSeconds(2), Duration.ofSeconds(1), 16);

    @Bean(destroyMethod = "close", defaultCandidate = false)
    DynamoDbClient impatientDynamoDb(MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return new AwsAccess(region, properties.aws().endpoints().dynamodb(), credentials)
                .client(DynamoDbClient.builder(), IMPATIENT);
    }

    @Bean
    CheckStore checkStore(@Qualifier("impatientDynamoDb") DynamoDbClient client, StateTables tables) {
        return new DynamoDbCheckStore(
                client, tables, (item, why) -> log.warn("item {} in the state store: {}", item, why));
    }

    @Bean(destroyMethod = "close", defaultCandidate = false)
    HttpTransport planTransport(AzureDevOpsTrust trust) {
        return new HttpTransport(CONNECT, trust.context());
    }

    @Bean
    CheckEvents checkEvents(@Qualifier("planTransport") HttpTransport transport) {
        return new PlanEvents(transport);
    }

    @Bean(destroyMethod = "close")
    CheckKeys checkKeys(MusterProperties properties, AwsCredentialsProvider credentials, Identifiers identifiers) {
        String key = properties.checks().key();
        if (key == null || key.isBlank()) {
            return CheckKeys.NONE;
        }
        return key.startsWith(ARN)
                ? CheckKeys.of(new KmsDataKeys(
                        new AwsAccess(
                                regionOf(key), properties.aws().endpoints().kms(), credentials),
                        key))
                : CheckKeys.of(new LocalDataKeys(LocalCheckKey.read(key, System.getenv()), identifiers::bytes));
    }

    private static Region regionOf(String arn) {
        return Region.of(arn.split(":", 5)[3]);
    }
}
