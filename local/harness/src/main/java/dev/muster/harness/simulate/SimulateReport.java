package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.FaultCounts;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.FaultPair;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What many runs came to. */
final class SimulateReport {
    private static final int CAUSE_FRAMES = 8;

    private SimulateReport() {}

    /** One line of JSON; the hash is over the runs' hashes in the order of their seeds. */
    static String json(List<RunResult> results, Duration elapsed) {
        FaultCounts faults = new FaultCounts();
        results.forEach(result -> faults.add(result.faults()));
        String counts = faults.asMap().entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(","));
        String pairs = FaultPair.LISTED.stream()
                .map(pair -> "\"" + pair + "\":" + runs(results, pair))
                .collect(Collectors.joining(","));
        return "{\"runs\":%d,\"steps\":%d,\"violations\":%d,\"faults\":{%s},\"pairs\":{%s},\"slowestConvergenceSteps\":%d,\"traceHash\":\"%s\",\"elapsedMs\":%d}"
                .formatted(
                        results.size(),
                        results.stream().mapToLong(RunResult::steps).sum(),
                        results.stream()
                                .filter(result -> result.failure() != null)
                                .count(),
                        counts,
                        pairs,
                        results.stream()
                                .mapToLong(RunResult::convergenceSteps)
                                .max()
                                .orElse(0),
                        hash(results),
                        elapsed.toMillis());
    }

    /** For people: how often each kind of fault took effect, and in how many runs; and of pairs, in how many both. */
    static String table(List<RunResult> results) {
        StringBuilder table = new StringBuilder("fault   took effect   in runs\n");
        for (FaultKind kind : FaultKind.values()) {
            long times = results.stream()
                    .mapToLong(result -> result.faults().asMap().getOrDefault(kind, 0L))
                    .sum();
            long runs = results.stream()
                    .filter(result -> result.faults().asMap().containsKey(kind))
                    .count();
            table.append("%-5s %13d %9d%n".formatted(kind, times, runs));
        }
        table.append("\npair    both took effect in runs\n");
        for (FaultPair pair : FaultPair.LISTED) {
            table.append("%-8s %23d%n".formatted(pair, runs(results, pair)));
        }
        return table.toString();
    }

    private static long runs(List<RunResult> results, FaultPair pair) {
        return results.stream()
                .filter(result -> pair.tookEffect(result.faults()))
                .count();
    }

    /** For people: what broke and how it came about. */
    static String describe(RunResult failed) {
        String problem = failed.failure() == null ? "" : failed.failure().getMessage() + cause(failed.failure());
        return """

                seed %d broke %s
                the last steps before:
                  %s
                """.formatted(failed.seed(), problem, String.join("\n  ", failed.lastLines()));
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null
                ? ""
                : ": " + cause
                        + Arrays.stream(cause.getStackTrace())
                                .limit(CAUSE_FRAMES)
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining());
    }

    private static String hash(List<RunResult> results) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            results.forEach(result -> digest.update(result.traceHash().getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
