package dev.muster.controller.app;

import dev.muster.controller.loop.ControllerLoop;
import dev.muster.statestore.SpecEdits;
import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.dynamodb.DynamoDbAgentStore;
import dev.muster.statestore.dynamodb.DynamoDbDecisionLog;
import dev.muster.statestore.dynamodb.DynamoDbFenceStore;
import dev.muster.statestore.dynamodb.DynamoDbImageStore;
import dev.muster.statestore.dynamodb.DynamoDbPoolStore;
import dev.muster.statestore.dynamodb.DynamoDbSpecEdits;
import dev.muster.statestore.dynamodb.DynamoDbSpecStream;
import dev.muster.statestore.dynamodb.StateTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** State in DynamoDB. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    private static final Logger log = LoggerFactory.getLogger(StoreConfiguration.class);

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

    @Bean
    StateTables stateTables(MusterProperties properties) {
        String prefix = properties.tables().prefix();
        return new StateTables(prefix + "pools", prefix + "state");
    }

    @Bean
    ControllerLoop.Stores stores(
            DynamoDbClient client, DynamoDbStreamsClient streams, StateTables tables) {
        StoreComplaints complaints = (item, why) -> log.warn("item {} in the state store: {}", item, why);
        return new ControllerLoop.Stores(
                new DynamoDbPoolStore(client, tables, complaints),
                new DynamoDbSpecStream(client, streams, tables),
                new DynamoDbAgentStore(client, tables, complaints),
                new DynamoDbFenceStore(client, tables, complaints),
                new DynamoDbDecisionLog(client, tables, complaints),
                new DynamoDbImageStore(client, tables, complaints));
    }

    @Bean
    StorePreparation storePreparation(DynamoDbClient client, StateTables tables, MusterProperties properties) {
        return properties.tables().create() ? () -> create(client, tables) : StorePreparation.NONE;
    }

    private static void create(DynamoDbClient client, StateTables tables) {
        try {
            tables.createIfMissing(client);
        } catch (SdkException away) {
            throw new StoreUnavailableException("the tables could not be made: " + away.getMessage(), away);
        }
    }

    @Bean
    SpecEdits specEdits(DynamoDbClient client, StateTables tables) {
        return new DynamoDbSpecEdits(client, tables);
    }

    @Bean
    StoreProbe storeProbe(DynamoDbClient client, StateTables tables) {
        return new DynamoDbProbe(client, tables);
    }
}
