package dev.muster.controller.loop;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.SpecProblem;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.NewerSchemaException;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges one pool's item and puts it in force. A change is seen by content, so that an edit by hand counts whether or not it
 * bumps anything. An item with mistakes changes nothing: the last good spec stays in force, across restarts too, and the
 * condition SpecValid names every mistake with its path.
 */
final class SpecIntake {
    private static final Logger log = LoggerFactory.getLogger(SpecIntake.class);

    private final PoolStore store;
    private final PoolQueue queue;
    private final ControllerLoop.Identities identities;

    SpecIntake(PoolStore store, PoolQueue queue, ControllerLoop.Identities identities) {
        this.store = store;
        this.queue = queue;
        this.identities = identities;
    }

    /** Whose pools these are; made by the first controller ever. */
    InstallationId installation() {
        return store.installation(identities.installation());
    }

    /**
     * Takes what is written of a pool, whatever it is; never throws, so that no pool is harmed by another's item.
     *
     * @return whether that is done with: if not, the item has to be read again
     */
    boolean take(PoolEntry entry, SpecTree written) {
        try {
            judge(entry, written);
            return true;
        } catch (NewerSchemaException newer) {
            hold(
                    entry,
                    "NewerRelease",
                    "A newer release of Muster has written what is kept of this pool (" + newer.getMessage() + ").");
            return true;
        } catch (StoreUnavailableException unavailable) {
            log.warn("pool {}: its spec is taken later: {}", entry.name, unavailable.getMessage());
            return false;
        } catch (RuntimeException mistake) {
            log.error(
                    "pool {}: its spec could not be judged because of a mistake in the controller",
                    entry.name,
                    mistake);
            hold(entry, "NotJudged", "The controller made a mistake while it read the spec; its log says more.");
            return true;
        }
    }

    /** A pool whose item was removed before this process began may have agents yet, which need somebody to end them. */
    Optional<PoolEntry.Declared> removedBefore(PoolName name) {
        return Optional.ofNullable(kept(uid(name)).spec())
                .map(spec -> new PoolEntry.Declared(spec, "", List.of(), true));
    }

    PoolUid uid(PoolName name) {
        return store.uid(name, identities.pool());
    }

    private void judge(PoolEntry entry, SpecTree written) {
        String hash = written.contentHash();
        PoolEntry.Declared before = entry.declared;
        if (before != null && before.contentHash().equals(hash) && !before.removed()) {
            return;
        }
        PoolUid uid = uid(entry.name);
        entry.uid = uid;
        switch (SpecReader.read(written)) {
            case SpecReading.Valid(PoolSpec spec, List<SpecProblem> warnings) -> {
                store.saveLastGood(uid, written);
                PoolSpec old = before == null ? null : before.spec();
                if (old != null && !old.azureDevOps().equals(spec.azureDevOps())) {
                    entry.target = null;
                }
                entry.declared = new PoolEntry.Declared(spec, hash, List.of(), false);
                entry.conditions.set(SpecFindings.valid(warnings));
                log.info("pool {}: spec {} is in force", entry.name, shortened(hash));
            }
            case SpecReading.Invalid(List<SpecProblem> problems) -> {
                KeptSpec kept = inForce(before).orElseGet(() -> kept(uid));
                entry.declared = new PoolEntry.Declared(kept.spec(), hash, problems, false);
                String message = SpecMessage.of(problems, kept);
                entry.conditions.bad(Condition.Type.SpecValid, "Mistakes", message);
                log.warn("pool {}: {}", entry.name, message);
            }
        }
        queue.nudge(entry.name);
    }

    /** Whatever was in force stays so. */
    private static void hold(PoolEntry entry, String reason, String why) {
        String consequence = inForce(entry.declared)
                .map(SpecMessage::consequence)
                .orElse("Nothing is done for this pool meanwhile.");
        entry.conditions.bad(Condition.Type.SpecValid, reason, why + " " + consequence);
    }

    private static Optional<KeptSpec> inForce(PoolEntry.@Nullable Declared before) {
        return Optional.ofNullable(before)
                .map(PoolEntry.Declared::spec)
                .<KeptSpec>map(spec -> new KeptSpec.InForce(spec, List.of()));
    }

    private KeptSpec kept(PoolUid uid) {
        return KeptSpec.of(store.lastGood(uid));
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }
}
