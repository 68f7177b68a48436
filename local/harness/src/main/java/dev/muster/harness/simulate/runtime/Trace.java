package dev.muster.harness.simulate.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Everything that happened in a run, one line per step; two runs of one seed have the same hash. */
public final class Trace {
    private static final int KEPT = 80;

    private final MessageDigest digest = sha256();
    private final Deque<String> last = new ArrayDeque<>();
    private final Consumer<String> reader;
    private long steps;

    /** @param reader is given every line as it is written */
    public Trace(Consumer<String> reader) {
        this.reader = reader;
    }

    /** A trace of which only the hash and the last lines are kept. */
    public static Trace hashed() {
        return new Trace(line -> {});
    }

    /** Writes one step: who did what, and how it ended. */
    public void step(Instant at, String who, String what) {
        String line = at.toEpochMilli() + " " + who + " " + what;
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
        steps++;
        reader.accept(line);
    }

    public long steps() {
        return steps;
    }

    /** The newest lines, oldest first. */
    public List<String> lastLines() {
        return List.copyOf(last);
    }

    /** SHA-256 (hexadecimal) of all lines so far; ends the trace. */
    public String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
