package dev.muster.harness.demo;

import dev.muster.harness.local.Numbers;
import dev.muster.harness.local.Pace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code ./muster demo} was asked for.
 *
 * @param jobs how many; empty for a stream without end
 * @param burst whether all jobs are queued at once, instead of at that pace
 * @param limits how often ECS may be called
 * @param exit whether to end after the last job, with a report
 * @param port of the live page; empty for 8080, or any other if that one is taken
 */
record DemoOptions(
        OptionalInt jobs, Pace pace, boolean burst, DemoLimits limits, long seed, boolean exit, OptionalInt port) {
    static final String USAGE = """
            usage: ./muster demo [options]
              --jobs N     how many jobs (default: without end; 50 with --exit)
              --rate N/s   how many a second (default 0.5/s; 2/s with --exit)
              --burst      queue them all at once
              --limits L   fargate: ECS takes as many calls as a new account has; none: any number, and with
                           --burst a container takes 30 s to start (default none)
              --seed S     draws the jobs (default 1)
              --exit       end when all jobs are done, with one line of JSON and an exit code
              --port P     where the live page listens on 127.0.0.1 (default 8080)
            """;

    private static final int JOBS_BEFORE_EXIT = 50;
    private static final Pace GENTLE = Pace.perSecond("0.5");
    private static final Pace BRISK = Pace.perSecond("2");

    /** Reads the arguments; empty if there is a mistake. */
    static Optional<DemoOptions> parse(List<String> arguments) {
        Draft draft = new Draft();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--exit")) {
                draft.exit = true;
            } else if (name.equals("--burst")) {
                draft.burst = true;
            } else if (i + 1 < arguments.size() && draft.took(name, arguments.get(i + 1))) {
                i++;
            } else {
                return Optional.empty();
            }
        }
        return draft.isSound() ? Optional.of(draft.complete()) : Optional.empty();
    }

    private static final class Draft {
        private OptionalInt jobs = OptionalInt.empty();
        private OptionalInt port = OptionalInt.empty();
        private Optional<Pace> pace = Optional.empty();
        private long seed = 1;
        private DemoLimits limits = DemoLimits.NONE;
        private boolean burst;
        private boolean exit;

        boolean took(String name, String value) {
            return switch (name) {
                case "--jobs" -> {
                    jobs = Numbers.count(value);
                    yield jobs.isPresent();
                }
                case "--rate" -> {
                    pace = Pace.parse(value);
                    yield pace.isPresent();
                }
                case "--limits" -> {
                    DemoLimits.named(value).ifPresent(read -> limits = read);
                    yield DemoLimits.named(value).isPresent();
                }
                case "--seed" -> {
                    Numbers.seed(value).ifPresent(read -> seed = read);
                    yield Numbers.seed(value).isPresent();
                }
                case "--port" -> {
                    port = Numbers.port(value);
                    yield port.isPresent();
                }
                default -> false;
            };
        }

        /** A burst has an end, and no pace. */
        boolean isSound() {
            return !burst || (pace.isEmpty() && (jobs.isPresent() || exit));
        }

        DemoOptions complete() {
            OptionalInt wanted = jobs.isEmpty() && exit ? OptionalInt.of(JOBS_BEFORE_EXIT) : jobs;
            return new DemoOptions(wanted, pace.orElse(exit ? BRISK : GENTLE), burst, limits, seed, exit, port);
        }
    }
}
