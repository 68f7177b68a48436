package dev.muster.statestore.memory;

import dev.muster.statestore.CheckId;
import dev.muster.statestore.CheckLease;
import dev.muster.statestore.CheckStore;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.WriteResult;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks in memory. */
public final class MemoryCheckStore implements CheckStore {
    private static final WriteResult WRITTEN = new WriteResult.Written();
    private static final WriteResult CONFLICT = new WriteResult.Conflict(Collections.emptyList());

    /** Empty for those that are answered. */
    private final Map<CheckId, Optional<PendingCheck>> checks = new LinkedHashMap<>();

    @Override
    public synchronized WriteResult add(PendingCheck check) {
        return checks.putIfAbsent(check.ticket().id(), Optional.of(check)) == null ? WRITTEN : CONFLICT;
    }

    @Override
    public synchronized WriteResult lease(CheckId check, CheckLease next) {
        Optional<PendingCheck> stored = checks.getOrDefault(check, Optional.empty())
                .filter(pending -> pending.lease().revision() + 1 == next.revision());
        stored.ifPresent(pending -> checks.put(check, Optional.of(pending.withLease(next))));
        return stored.isPresent() ? WRITTEN : CONFLICT;
    }

    @Override
    public synchronized WriteResult finish(CheckId check) {
        boolean isPending = checks.getOrDefault(check, Optional.empty()).isPresent();
        checks.replace(check, Optional.empty());
        return isPending ? WRITTEN : CONFLICT;
    }

    @Override
    public synchronized List<PendingCheck> pending() {
        return checks.values().stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(check -> check.ticket().acceptedAt()))
                .toList();
    }
}
