package dev.muster.harness.entrypoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** One agent's container: a directory with the agent in it, and the process of its entrypoint. */
public final class NodeContainer {
    /** The kernel's count of processes killed for want of memory, as far as this container knows. */
    private static final String OOM_COUNTER = "memory.events";

    private static final List<String> PROGRAMS = List.of("Agent.Listener", "Agent.Worker");
    private static final Path AGENT = Path.of("src/test/resources/agent/bin").toAbsolutePath();

    private final Path root;
    private final Path log;
    private final Process process;

    private NodeContainer(Path root, Path log, Process process) {
        this.root = root;
        this.log = log;
        this.process = process;
    }

    static NodeContainer start(Path directory, Path entrypoint, Consumer<Map<String, String>> fill) throws IOException {
        Path root = Files.createDirectory(directory.resolve("agent"));
        Path log = directory.resolve("log");
        Files.createDirectory(root.resolve("bin"));
        for (String program : PROGRAMS) {
            Path copy = Files.copy(AGENT.resolve(program), root.resolve("bin").resolve(program));
            if (!copy.toFile().setExecutable(true)) {
                throw new IOException(copy + " cannot be made executable");
            }
        }
        ProcessBuilder builder = new ProcessBuilder("node", entrypoint.toString())
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> !name.equals("PATH"));
        variables.put("OOM_COUNTER", root.resolve(OOM_COUNTER).toString());
        fill.accept(variables);
        return new NodeContainer(root, log, builder.start());
    }

    void onExit(IntConsumer told) {
        Thread.ofVirtual().name("container-" + process.pid()).start(() -> {
            try {
                told.accept(process.waitFor());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** What the kernel does when a job wants more memory than there is: it kills the worker, and counts that. */
    public void runOutOfMemory() {
        try {
            Files.writeString(root.resolve(OOM_COUNTER), "oom 1\noom_kill 1\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        worker().forEach(ProcessHandle::destroyForcibly);
    }

    /** Whether a job runs. */
    public boolean works() {
        return worker().findAny().isPresent();
    }

    /** What the container printed so far. */
    public String printed() {
        return read(log);
    }

    /** A file of the agent's root directory. */
    public String file(String name) {
        return read(root.resolve(name));
    }

    private Stream<ProcessHandle> worker() {
        return process.descendants()
                .filter(handle -> handle.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.endsWith("Agent.Worker")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
