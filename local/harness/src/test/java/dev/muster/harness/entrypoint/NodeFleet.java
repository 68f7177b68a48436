package dev.muster.harness.entrypoint;

import dev.muster.simulator.agents.WireFleet;
import dev.muster.simulator.ecs.ContainerHost;
import dev.muster.simulator.ecs.ContainerStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Runs each container of the simulated ECS as a process: the entrypoint of the agent images in a directory of its own, with a
 * listener that stands in for the real one. It sees the environment that ECS gives it and, of this machine's, the path alone.
 */
public final class NodeFleet implements ContainerHost, AutoCloseable {
    private static final String REGION = "eu-west-1";

    /** The entrypoint as it is, but for the place where it looks for the kernel's count of processes it killed. */
    private static final Path ENTRYPOINT = Node.image("test/with-counter.mjs");

    private static final Path STOCK =
            Path.of("src/test/resources/stock-agent/start.cjs").toAbsolutePath();

    private final Path entrypoint;
    private final Path home;
    private final URI credentials;
    private final ObjIntConsumer<String> exited;
    private final Consumer<Map<String, String>> image;
    private final Map<String, NodeContainer> containers = new ConcurrentHashMap<>();

    /**
     * A fleet without containers.
     *
     * @param home an empty directory for their files
     * @param credentials where containers find their role's credentials, without the task's own path
     * @param exited told the task's ARN and the exit code of each container that ends by itself
     * @param image changes what a container's environment holds, as an image's ENV does
     */
    public NodeFleet(Path home, URI credentials, ObjIntConsumer<String> exited, Consumer<Map<String, String>> image) {
        this(ENTRYPOINT, home, credentials, exited, image);
    }

    /** A fleet whose images are stock ones: they register themselves, and know nothing of a controller. */
    public static NodeFleet ofStockImages(Path home, URI credentials, ObjIntConsumer<String> exited) {
        return new NodeFleet(STOCK, home, credentials, exited, variables -> {});
    }

    private NodeFleet(
            Path entrypoint,
            Path home,
            URI credentials,
            ObjIntConsumer<String> exited,
            Consumer<Map<String, String>> image) {
        this.entrypoint = entrypoint;
        this.home = home;
        this.credentials = credentials;
        this.exited = exited;
        this.image = image;
    }

    @Override
    public void containerStarted(ContainerStart start) {
        try {
            Path directory = Files.createDirectory(home.resolve(start.taskId()));
            NodeContainer container = NodeContainer.start(directory, entrypoint, variables -> fill(variables, start));
            containers.put(start.taskArn(), container);
            container.onExit(code -> exited.accept(start.taskArn(), code));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void terminate(String taskArn) {
        find(taskArn).terminate();
    }

    @Override
    public void kill(String taskArn) {
        find(taskArn).kill();
    }

    /** Every container there was, in no order. */
    public List<NodeContainer> containers() {
        return List.copyOf(containers.values());
    }

    @Override
    public void close() {
        containers.values().forEach(NodeContainer::kill);
    }

    private NodeContainer find(String taskArn) {
        NodeContainer container = containers.get(taskArn);
        if (container == null) {
            throw new IllegalArgumentException("no container of " + taskArn);
        }
        return container;
    }

    private void fill(Map<String, String> variables, ContainerStart start) {
        variables.putAll(start.environment());
        start.secretNames().forEach(name -> variables.put(name, WireFleet.secretValue(name)));
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", credentials + "/v2/credentials/" + start.taskId());
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", start.credentialsToken());
        image.accept(variables);
    }
}
