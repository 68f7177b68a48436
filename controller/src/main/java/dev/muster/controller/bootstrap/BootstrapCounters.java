package dev.muster.controller.bootstrap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How bootstrap calls ended since the process started. */
public final class BootstrapCounters {
    private static final List<Refusal> REFUSALS = Arrays.asList(Refusal.values());
    private static final List<RetryCause> CAUSES = Arrays.asList(RetryCause.values());

    private final AtomicLong granted = new AtomicLong();
    private final AtomicLongArray retried = new AtomicLongArray(CAUSES.size());
    private final AtomicLongArray rejected = new AtomicLongArray(REFUSALS.size());

    void count(BootstrapAnswer answer) {
        switch (answer) {
            case BootstrapAnswer.Granted ignored -> granted.incrementAndGet();
            case BootstrapAnswer.RetryLater later ->
                retried.incrementAndGet(later.cause().ordinal());
            case BootstrapAnswer.Rejected no ->
                rejected.incrementAndGet(no.refusal().ordinal());
        }
    }

    public long granted() {
        return granted.get();
    }

    public long retried(RetryCause cause) {
        return retried.get(cause.ordinal());
    }

    public long rejected(Refusal refusal) {
        return rejected.get(refusal.ordinal());
    }

    /** Every counter by name ({@code granted}, {@code retried.<code>}, {@code rejected.<code>}), always in the same order. */
    public Map<String, Long> snapshot() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("granted", granted());
        CAUSES.forEach(cause -> all.put("retried." + cause.code(), retried(cause)));
        REFUSALS.forEach(refusal -> all.put("rejected." + refusal.code(), rejected(refusal)));
        return all;
    }
}
