package dev.muster.harness.local;

import dev.muster.simulator.agents.KeyRing;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** {@code ./muster local}: the local clouds alone, until interrupted. */
public final class LocalCommand {
    private LocalCommand() {}

    /** Prints the controller's environment on standard output, everything else on standard error. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        // The engines greet on standard output, which belongs to the environment printed.
        System.setOut(System.err);
        List<String> words = Arrays.asList(arguments);
        if (words.contains("--help")) {
            out.print(LocalOptions.USAGE);
            return;
        }
        Optional<LocalOptions> options = LocalOptions.parse(words);
        if (options.isEmpty()) {
            System.err.print(LocalOptions.USAGE);
            System.exit(2);
            return;
        }
        run(options.get(), out);
    }

    private static void run(LocalOptions options, PrintStream out) throws InterruptedException {
        LocalSettings settings = LocalSettings.brisk(options.seed(), options.ports(), KeyRing.freshKeys());
        LocalClouds clouds = options.localStack()
                .map(localStack -> LocalClouds.startOn(localStack, settings))
                .orElseGet(() -> LocalClouds.start(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(clouds::close, "close"));
        clouds.declarePools();
        out.println(
                "# Pools 'linux' and 'heavy' are declared. In another terminal: these lines, then ./muster controller");
        clouds.endpoints()
                .controllerEnvironment(options.controllerPort())
                .forEach((name, value) -> out.println("export " + name + "='" + value + "'"));
        out.flush();
        System.err.println("The local clouds are up; Ctrl-C ends them.");
        if (!options.pace().isNever()) {
            System.err.println("Jobs are queued as soon as a controller has made the pools accept them.");
            clouds.queueJobs(options.pace(), OptionalInt.empty());
        }
        new CountDownLatch(1).await();
    }
}
