package dev.muster.harness.entrypoint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Node.js of this machine, and where the entrypoint is that it runs. */
public final class Node {
    private static final int OLDEST = 20;
    private static final Pattern VERSION = Pattern.compile("v([0-9]+)\\.");
    private static final Path IMAGE =
            Path.of("../../infra/agent-image").toAbsolutePath().normalize();

    private Node() {}

    /** Skips the test, and says why, on a machine without a Node.js that could run the entrypoint. */
    public static void require() {
        assumeTrue(
                majorVersion().filter(major -> major >= OLDEST).isPresent(),
                "the entrypoint of agent images is tested only where a `node` of version 20 or newer is on the PATH");
    }

    /** A file of the agent image's directory. */
    static Path image(String file) {
        return IMAGE.resolve(file);
    }

    private static Optional<Integer> majorVersion() {
        try {
            Process process = new ProcessBuilder("node", "--version").start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(printed);
            return process.waitFor(1, TimeUnit.MINUTES) && version.lookingAt()
                    ? Optional.of(Integer.valueOf(version.group(1)))
                    : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
