package dev.muster.controller.loop;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.AgentBucket;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolStatus;
import dev.muster.statestore.DecisionLog;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what was decided: the view that the API answers from, at every look; the status item and the decision log
 * only now and then, because every job pays for the writes. Losing any of it changes nothing.
 */
final class Reports {
    private static final Logger log = LoggerFactory.getLogger(Reports.class);
    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(15);

    private final LoopRuntime runtime;
    private final LoopSettings settings;
    private final PoolStore pools;
    private final DecisionLog decisions;
    private final Map<String, Written> lastWritten = new HashMap<>();

    Reports(LoopRuntime runtime, LoopSettings settings, PoolStore pools, DecisionLog decisions) {
        this.runtime = runtime;
        this.settings = settings;
        this.pools = pools;
        this.decisions = decisions;
    }

    private record Written(Instant statusAt, PoolStatus status, Instant logAt) {}

    void planned(PoolEntry entry, Snapshot snapshot, Plan plan) {
        entry.decision = new Decision(snapshot, plan);
        entry.history.took(plan, snapshot).forEach(entry.log::add);
    }

    void executed(PoolEntry entry, Snapshot snapshot, Plan plan) {
        int waiting = (int) plan.jobs().values().stream()
                .filter(JobSituation.Waiting.class::isInstance)
                .count();
        int busy = (int) plan.agents().values().stream()
                .filter(AgentBucket.WORKING::equals)
                .count();
        int live = plan.agents().size() + plan.launches().size();
        write(entry, new PoolStatus(waiting, live, busy, entry.conditions.all(), snapshot.now()));
    }

    void withoutPlan(PoolEntry entry) {
        write(entry, new PoolStatus(0, 0, 0, entry.conditions.all(), runtime.now()));
    }

    private void write(PoolEntry entry, PoolStatus status) {
        PoolUid uid = entry.uid;
        if (uid == null) {
            return;
        }
        try {
            Instant now = runtime.now();
            Written before = last(uid);
            boolean statusDue = before == null
                    || !sameConditions(before.status(), status)
                    || (!sameCounts(before.status(), status)
                            && !now.isBefore(before.statusAt().plus(STATUS_INTERVAL)));
            if (statusDue) {
                pools.saveStatus(uid, status);
            }
            boolean logDue = before == null || !now.isBefore(before.logAt().plus(settings.logInterval()));
            if (logDue) {
                decisions.append(uid, now, entry.log.drain());
            }
            if (statusDue || logDue || before == null) {
                remember(
                        uid,
                        new Written(
                                statusDue || before == null ? now : before.statusAt(),
                                statusDue || before == null ? status : before.status(),
                                logDue || before == null ? now : before.logAt()));
            }
        } catch (StoreUnavailableException unavailable) {
            log.debug("status of pool {} is written later: {}", entry.name, unavailable.getMessage());
        }
    }

    private synchronized @Nullable Written last(PoolUid uid) {
        return lastWritten.get(uid.value());
    }

    private synchronized void remember(PoolUid uid, Written written) {
        lastWritten.put(uid.value(), written);
    }

    private static boolean sameCounts(PoolStatus one, PoolStatus other) {
        return one.waiting() == other.waiting() && one.live() == other.live() && one.busy() == other.busy();
    }

    private static boolean sameConditions(PoolStatus one, PoolStatus other) {
        List<Condition> mine = one.conditions();
        List<Condition> theirs = other.conditions();
        if (mine.size() != theirs.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            boolean same = mine.get(i).type() == theirs.get(i).type()
                    && mine.get(i).status() == theirs.get(i).status()
                    && mine.get(i).message().equals(theirs.get(i).message());
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
