package dev.muster.harness.local;

import java.util.Optional;

/** The ports of the local clouds on 127.0.0.1, each from 0 (the system chooses) to 65,535. */
public record LocalPorts(int dynamoDb, int sqs, int ecs, int sts, int credentials, int azureDevOps) {
    /** All chosen by the system. */
    public static final LocalPorts ANY = new LocalPorts(0, 0, 0, 0, 0, 0);

    /** The same every time, so that commands and configurations can be kept. */
    public static final LocalPorts USUAL = new LocalPorts(8000, 9324, 8101, 8102, 8103, 8104);

    private static final int HIGHEST = 65_535;

    /** These with those changed that the text names, as in {@code dynamodb=8000,ecs=0}; empty if it cannot be read. */
    public Optional<LocalPorts> with(String text) {
        LocalPorts changed = this;
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.split("=", -1);
            if (parts.length != 2 || !parts[1].matches("\\d{1,5}") || Integer.parseInt(parts[1]) > HIGHEST) {
                return Optional.empty();
            }
            Optional<LocalPorts> next = changed.with(parts[0], Integer.parseInt(parts[1]));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            changed = next.get();
        }
        return Optional.of(changed);
    }

    private Optional<LocalPorts> with(String cloud, int port) {
        return Optional.ofNullable(
                switch (cloud) {
                    case "dynamodb" -> new LocalPorts(port, sqs, ecs, sts, credentials, azureDevOps);
                    case "sqs" -> new LocalPorts(dynamoDb, port, ecs, sts, credentials, azureDevOps);
                    case "ecs" -> new LocalPorts(dynamoDb, sqs, port, sts, credentials, azureDevOps);
                    case "sts" -> new LocalPorts(dynamoDb, sqs, ecs, port, credentials, azureDevOps);
                    case "credentials" -> new LocalPorts(dynamoDb, sqs, ecs, sts, port, azureDevOps);
                    case "ado" -> new LocalPorts(dynamoDb, sqs, ecs, sts, credentials, port);
                    default -> null;
                });
    }
}
