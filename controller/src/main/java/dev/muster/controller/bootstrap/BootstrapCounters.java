package dev.muster.controller.bootstrap;

import java.util.LinkedHashMap;
import java.util.Map;

/** How bootstrap calls ended since the process started. */
public final class BootstrapCounters {
    private long granted;
    private final Map<RetryCause, Long> retried = new LinkedHashMap<>();
    private final Map<Refusal, Long> rejected = new LinkedHashMap<>();

    /** All at zero. */
    public BootstrapCounters() {
        for (RetryCause cause : RetryCause.values()) {
            retried.put(cause, 0L);
        }
        for (Refusal refusal : Refusal.values()) {
            rejected.put(refusal, 0L);
        }
    }

    synchronized void count(BootstrapAnswer answer) {
        switch (answer) {
            case BootstrapAnswer.Granted yes -> granted++;
            case BootstrapAnswer.RetryLater later -> retried.merge(later.cause(), 1L, Long::sum);
            case BootstrapAnswer.Rejected no -> rejected.merge(no.refusal(), 1L, Long::sum);
        }
    }

    public synchronized long granted() {
        return granted;
    }

    public synchronized long retried(RetryCause cause) {
        return retried.getOrDefault(cause, 0L);
    }

    public synchronized long rejected(Refusal refusal) {
        return rejected.getOrDefault(refusal, 0L);
    }

    /** Every counter by name ({@code granted}, {@code retried.<code>}, {@code rejected.<code>}), always in the same order. */
    public synchronized Map<String, Long> snapshot() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("granted", granted);
        retried.forEach((cause, count) -> all.put("retried." + cause.code(), count));
        rejected.forEach((refusal, count) -> all.put("rejected." + refusal.code(), count));
        return all;
    }
}
