package dev.muster.harness.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code muster bench}: how long planning takes, reading what is planned for, and learning of tasks. */
public final class BenchCommand {
    private static final int HARD_ROUNDS_SHARE = 10;
    private static final int MATCHED_AGENTS = 3;
    private static final long SEED = 1;

    private BenchCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs the command and returns its exit code: 0, 1 if a promise is not kept, 2 for a wrong command line. */
    static int run(PrintStream out, PrintStream progress, String... arguments) {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            progress.println("muster bench: " + wrong.getMessage());
            progress.print(BenchOptions.USAGE);
            return 2;
        }
        BenchReport report = new BenchReport(measure(options, progress), options.shrunk());
        QueueTimer.QueueTimings queue = readQueues(options, progress);
        EventTimings events = consumeEvents(options, progress);
        out.print(report.table());
        out.print(queue.line());
        out.print(events.line());
        out.println(report.json(events));
        return report.kept() && queue.isKept() && events.isKept() ? 0 : 1;
    }

    private static EventTimings consumeEvents(BenchOptions options, PrintStream progress) {
        progress.println("consuming " + options.eventsShrunk() + " task events and their duplicates");
        try (EventRun run = new EventRun(options.eventsShrunk(), SEED)) {
            return run.run();
        }
    }

    private static QueueTimer.QueueTimings readQueues(BenchOptions options, PrintStream progress) {
        progress.println("measuring " + options.plans() + " readings of a long queue");
        QueueTimer timer = new QueueTimer(Shape.LONG_QUEUE.shrunk(options.shrunk()), MATCHED_AGENTS);
        QueueTimer.QueueTimings queue = timer.time(options.warmUp(), options.plans());
        progress.println("planned for " + timer.planned() + " requests");
        return queue;
    }

    private static Map<Shape, Timings> measure(BenchOptions options, PrintStream progress) {
        PlanTimer timer = new PlanTimer();
        List<Shape> promised = shrunk(Shape.PROMISED, options);
        List<Shape> hard = shrunk(Shape.HARD, options);
        int hardRounds = Math.max(1, options.plans() / HARD_ROUNDS_SHARE);
        progress.println("warming up");
        timer.time(promised, options.warmUp());
        progress.println("measuring " + options.plans() + " plans of each size");
        Map<Shape, Timings> timings = new LinkedHashMap<>(timer.time(promised, options.plans()));
        progress.println("measuring " + hardRounds + " plans of each hard pool");
        timer.time(hard, Math.max(1, hardRounds / 2));
        timings.putAll(timer.time(hard, hardRounds));
        progress.println("wrote " + timer.letters() + " letters of reasons");
        return timings;
    }

    private static List<Shape> shrunk(List<Shape> shapes, BenchOptions options) {
        return shapes.stream().map(shape -> shape.shrunk(options.shrunk())).toList();
    }
}
