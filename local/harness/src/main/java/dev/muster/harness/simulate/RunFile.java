package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as a file: its seed and, a line each, its faults. Lines that begin with {@code #} are for people.
 *
 * @param about what it shows, one sentence
 */
public record RunFile(long seed, List<Fault> faults, String about) {
    private static final String SEED = "seed ";

    public RunFile {
        faults = List.copyOf(faults);
    }

    /**
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException naming the line that is not understood
     */
    public static RunFile read(Path file) throws IOException {
        long seed = 0;
        List<Fault> faults = new ArrayList<>();
        List<String> about = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                about.add(line.substring(1).strip());
            } else if (line.startsWith(SEED)) {
                seed = seed(file, line);
            } else if (!line.isBlank()) {
                faults.add(Fault.parse(line)
                        .orElseThrow(() -> new IllegalArgumentException(file + ": not a fault: " + line)));
            }
        }
        if (seed == 0) {
            throw new IllegalArgumentException(file + ": there is no line 'seed N'");
        }
        return new RunFile(seed, faults, String.join(" ", about));
    }

    private static long seed(Path file, String line) {
        try {
            return Long.parseLong(line.substring(SEED.length()).strip());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(file + ": not a seed: " + line, wrong);
        }
    }

    /** The form that {@link #read} takes. */
    public String text() {
        StringBuilder text = new StringBuilder("# " + about + "\n" + SEED + seed + "\n");
        faults.forEach(fault -> text.append(fault).append('\n'));
        return text.toString();
    }
}
