package dev.muster.harness.demo;

import java.net.URI;

/** Command lines for the AWS CLI that show and edit a pool's item, with credentials that open nothing. */
final class PoolCommands {
    private static final String ITEM = " --table-name muster-pools --key '{\"name\":{\"S\":\"%s\"}}'";

    private PoolCommands() {}

    static String show(URI dynamoDb, String region, String pool) {
        return command("get-item", dynamoDb, region) + ITEM.formatted(pool) + " --output json";
    }

    static String edit(URI dynamoDb, String region, String pool) {
        return command("update-item", dynamoDb, region)
                + ITEM.formatted(pool)
                + " --update-expression 'SET spec.limits.maxAgents = :most'"
                + " --expression-attribute-values '{\":most\":{\"N\":\"3\"}}'";
    }

    private static String command(String operation, URI dynamoDb, String region) {
        return "AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws dynamodb %s --region %s --endpoint-url %s"
                .formatted(operation, region, dynamoDb);
    }
}
