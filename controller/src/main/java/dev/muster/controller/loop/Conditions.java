package dev.muster.controller.loop;

import dev.muster.model.plan.Finding;
import dev.muster.model.pool.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;

/** The conditions of one pool; each keeps the time at which its status last changed. */
final class Conditions {
    private final LoopRuntime runtime;
    private final Lock lock;
    private final Map<Condition.Type, Condition> byType = new EnumMap<>(Condition.Type.class);

    Conditions(LoopRuntime runtime) {
        this.runtime = runtime;
        this.lock = runtime.newLock();
    }

    void set(Finding finding) {
        lock.lock();
        try {
            Condition before = byType.get(finding.type());
            Instant since = before != null && before.status() == finding.status() ? before.since() : runtime.now();
            byType.put(
                    finding.type(),
                    new Condition(finding.type(), finding.status(), finding.reason(), finding.message(), since));
        } finally {
            lock.unlock();
        }
    }

    void good(Condition.Type type) {
        set(Finding.good(type));
    }

    void bad(Condition.Type type, String reason, String message) {
        set(Finding.bad(type, reason, message));
    }

    List<Condition> all() {
        lock.lock();
        try {
            return new ArrayList<>(byType.values());
        } finally {
            lock.unlock();
        }
    }
}
