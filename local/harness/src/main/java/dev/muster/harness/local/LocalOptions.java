package dev.muster.harness.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./muster local} was asked for.
 *
 * @param controllerPort where the controller will listen, for the environment printed
 * @param localStack where DynamoDB, SQS and EventBridge are instead of in this process; empty if they are
 */
record LocalOptions(LocalPorts ports, long seed, Pace pace, int controllerPort, Optional<URI> localStack) {
    static final String USAGE = """
            usage: ./muster local [options]
              --ports NAME=PORT,...   of dynamodb, sqs, ecs, sts, credentials, ado; 0 lets the system choose
                                      (default dynamodb=8000,sqs=9324,ecs=8101,sts=8102,credentials=8103,ado=8104)
              --controller-port P     where the controller is going to listen (default 8080)
              --rate N/s              queues jobs as well, that many a second (default: none)
              --seed S                draws delays and jobs (default 1)
              --localstack URL        a LocalStack for DynamoDB, SQS and EventBridge (default: engines of this process)
            """;

    /** Reads the arguments; empty if there is a mistake. */
    static Optional<LocalOptions> parse(List<String> arguments) {
        LocalOptions options = new LocalOptions(LocalPorts.USUAL, 1, Pace.NEVER, 8080, Optional.empty());
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                return Optional.empty();
            }
            Optional<LocalOptions> next = options.with(arguments.get(i), arguments.get(i + 1));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            options = next.get();
        }
        return Optional.of(options);
    }

    private Optional<LocalOptions> with(String name, String value) {
        return switch (name) {
            case "--ports" ->
                ports.with(value).map(other -> new LocalOptions(other, seed, pace, controllerPort, localStack));
            case "--rate" ->
                Pace.parse(value).map(other -> new LocalOptions(ports, seed, other, controllerPort, localStack));
            case "--seed" ->
                Numbers.seed(value).stream()
                        .mapToObj(other -> new LocalOptions(ports, other, pace, controllerPort, localStack))
                        .findFirst();
            case "--controller-port" ->
                Numbers.port(value).stream()
                        .mapToObj(other -> new LocalOptions(ports, seed, pace, other, localStack))
                        .findFirst();
            case "--localstack" ->
                address(value).map(other -> new LocalOptions(ports, seed, pace, controllerPort, Optional.of(other)));
            default -> Optional.empty();
        };
    }

    private static Optional<URI> address(String value) {
        try {
            return Optional.of(new URI(value)).filter(uri -> uri.getHost() != null && "http".equals(uri.getScheme()));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
