package dev.muster.controller.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code muster doctor} was asked for.
 *
 * @param pool the pool's name in the table; empty for the only one
 * @param spec a file to take instead of the table
 * @param project in which the pool should be usable
 * @param write whether things may be made, to be removed again
 * @param json whether a program reads the report
 */
record DoctorOptions(
        Optional<String> pool, Optional<Path> spec, Optional<String> project, boolean write, boolean json) {
    static final String USAGE = """
            usage: muster doctor [--pool NAME | --spec FILE.json] [--project NAME] [--write] [--json]

              Looks at the organisation and the account that the controller would use, with its configuration
              and its rights, and says what is wrong and what to do. Reads only, unless told otherwise.

              --pool NAME     which pool of the table (not needed if there is only one)
              --spec FILE     a spec that is not in the table yet: {"name": ..., "spec": {...}}
              --project NAME  also: may this project's pipelines use the pool?
              --write         also what only shows when something is made: an item, a placeholder, an agent
                              that never takes a job, a task; all of it is removed again
              --json          the report for programs

            Exit code 0: nothing to mend; 1: something to mend; 2: usage or configuration.
            """;

    private static final DoctorOptions NONE =
            new DoctorOptions(Optional.empty(), Optional.empty(), Optional.empty(), false, false);

    /** Empty if they cannot be read. */
    static Optional<DoctorOptions> parse(List<String> words) {
        DoctorOptions options = NONE;
        int next = 0;
        while (next < words.size()) {
            String word = words.get(next);
            boolean takesValue = List.of("--pool", "--spec", "--project").contains(word);
            if (takesValue && next + 1 == words.size()) {
                return Optional.empty();
            }
            Optional<DoctorOptions> more = takesValue ? options.with(word, words.get(next + 1)) : options.with(word);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            options = more.get();
            next += takesValue ? 2 : 1;
        }
        return options.pool.isPresent() && options.spec.isPresent() ? Optional.empty() : Optional.of(options);
    }

    private Optional<DoctorOptions> with(String flag) {
        return switch (flag) {
            case "--write" -> Optional.of(new DoctorOptions(pool, spec, project, true, json));
            case "--json" -> Optional.of(new DoctorOptions(pool, spec, project, write, true));
            default -> Optional.empty();
        };
    }

    private Optional<DoctorOptions> with(String option, String value) {
        return switch (option) {
            case "--pool" -> Optional.of(new DoctorOptions(Optional.of(value), spec, project, write, json));
            case "--spec" -> Optional.of(new DoctorOptions(pool, Optional.of(Path.of(value)), project, write, json));
            case "--project" -> Optional.of(new DoctorOptions(pool, spec, Optional.of(value), write, json));
            default -> Optional.empty();
        };
    }
}
