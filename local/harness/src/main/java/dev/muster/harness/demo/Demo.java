package dev.muster.harness.demo;

import dev.muster.harness.local.ExamplePools;
import dev.muster.harness.local.LocalClouds;
import dev.muster.harness.local.LocalEndpoints;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code ./muster demo}. */
public final class Demo {
    private static final Duration TICK = Duration.ofSeconds(1);
    /** What an agent may need after its last job: linger, a missed event, a sweep. */
    private static final Duration PATIENCE_AFTER_JOBS = Duration.ofMinutes(2);

    private static final Duration PATIENCE_WITH_JOBS = Duration.ofMinutes(5);

    private final DemoRun run;
    private final PrintStream terminal;
    private String lastLine = "";

    private Demo(DemoRun run, PrintStream terminal) {
        this.run = run;
        this.terminal = terminal;
    }

    /** Prints the report on standard output and everything else on standard error. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        // The engines greet and the controller logs on standard output, which belongs to the report.
        System.setOut(System.err);
        List<String> words = Arrays.asList(arguments);
        if (words.contains("--help")) {
            out.print(DemoOptions.USAGE);
            return;
        }
        Optional<DemoOptions> options = DemoOptions.parse(words);
        if (options.isEmpty()) {
            System.err.print(DemoOptions.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options.get(), out, System.err));
    }

    /** Runs it to its end; the exit code. */
    static int run(DemoOptions options, PrintStream out, PrintStream terminal) throws InterruptedException {
        Optional<Integer> port = PagePort.choose(options.port());
        if (port.isEmpty()) {
            terminal.println("Port %d is taken; choose another with --port."
                    .formatted(options.port().getAsInt()));
            return 2;
        }
        LocalClouds.useLocalCredentials();
        terminal.println("Starting the local clouds and the controller ...");
        try (DemoRun run = DemoRun.start(options, port.get())) {
            Demo demo = new Demo(run, terminal);
            demo.greet();
            if (options.exit()) {
                return demo.untilDone(options, out);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(run::close, "close"));
            return demo.forEver();
        }
    }

    private void greet() {
        LocalEndpoints endpoints = run.clouds().endpoints();
        terminal.println("""

                live page    http://127.0.0.1:%d
                DynamoDB     %s   (tables muster-pools, muster-state)
                SQS          %s
                ECS          %s
                STS          %s
                Azure DevOps %s

                A pool's item, shown and edited:
                  %s
                  %s
                """.formatted(
                        run.pagePort(),
                        run.clouds().dynamoDbForPeople(),
                        endpoints.queueUrl(),
                        endpoints.ecs(),
                        endpoints.sts(),
                        endpoints.organisation(),
                        PoolCommands.show(run.clouds().dynamoDbForPeople(), endpoints.region(), ExamplePools.LINUX),
                        PoolCommands.edit(run.clouds().dynamoDbForPeople(), endpoints.region(), ExamplePools.LINUX)));
    }

    private int forEver() throws InterruptedException {
        while (true) {
            tick();
        }
    }

    private int untilDone(DemoOptions options, PrintStream out) throws InterruptedException {
        Duration queueing = options.burst()
                ? Duration.ZERO
                : options.pace().between().multipliedBy(options.jobs().orElse(0));
        awaitThrough(queueing.plus(PATIENCE_WITH_JOBS));
        awaitClean();
        Instant end = Instant.now();
        awaitQuiet();
        show();
        DemoReport report = run.report(end);
        report.complaints().forEach(complaint -> terminal.println("Not as it should be: " + complaint + "."));
        out.println(report.json());
        out.flush();
        return report.complaints().isEmpty() ? 0 : 1;
    }

    private void awaitThrough(Duration patience) throws InterruptedException {
        Instant limit = Instant.now().plus(patience);
        while (!run.isThrough() && Instant.now().isBefore(limit)) {
            tick();
        }
    }

    private void awaitClean() throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE_AFTER_JOBS);
        while (!run.isClean() && Instant.now().isBefore(limit)) {
            tick();
        }
    }

    /** The controller may still write down that the last agents are gone; those writes are part of a job's cost. */
    private void awaitQuiet() throws InterruptedException {
        long before;
        do {
            before = run.clouds().writtenItems();
            Thread.sleep(TICK.multipliedBy(2));
        } while (run.clouds().writtenItems() > before);
    }

    private void tick() throws InterruptedException {
        show();
        Thread.sleep(TICK);
    }

    private void show() {
        String line = run.progress().line(run.clouds().fleet().size());
        if (!line.equals(lastLine)) {
            terminal.println(line);
            lastLine = line;
        }
    }
}
