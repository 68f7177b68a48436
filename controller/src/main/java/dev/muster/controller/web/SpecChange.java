package dev.muster.controller.web;

import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecProblem;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.SpecTree;
import dev.muster.model.pool.SpecVersion;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.SpecEdits;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Edits of specs by way of the API: judged as a whole before anything is written, and written only over what was seen. */
final class SpecChange {
    private static final Logger log = LoggerFactory.getLogger(SpecChange.class);
    private static final String AUTHOR = "api";

    /** How often a patch of whatever stands there begins anew because others write as well. */
    private static final int ATTEMPTS = 5;

    private final SpecEdits edits;
    private final InstantSource clock;
    private final Runnable edited;

    /** @param edited told after every edit */
    SpecChange(SpecEdits edits, InstantSource clock, Runnable edited) {
        this.edits = edits;
        this.clock = clock;
        this.edited = edited;
    }

    /** What became of an edit. */
    sealed interface Outcome {
        /** Written; the item as it stands, or the one removed. */
        record Done(PoolItem item) implements Outcome {}

        /** There is nothing to change. */
        record NoPool(PoolName pool) implements Outcome {}

        /** The spec as it would be has mistakes. */
        record Refused(List<SpecProblem> problems) implements Outcome {}

        /** Something else stands there than was seen. */
        record Overtaken(Optional<PoolItem> standing) implements Outcome {}

        /** Others wrote again and again. */
        record Contended(Optional<PoolItem> standing) implements Outcome {}

        /** The store gave no clear answer. */
        record NotNow(String message) implements Outcome {}
    }

    Outcome create(PoolName pool, SpecTree spec) {
        return edit(pool, null, edits.find(pool), nothing -> spec);
    }

    /** @param seen content hash of what the client read */
    Outcome replace(PoolName pool, String seen, SpecTree spec) {
        return edit(pool, seen, edits.find(pool), standing -> spec);
    }

    /** @param seen content hash of what the client read; null to change whatever stands there */
    Outcome patch(PoolName pool, @Nullable String seen, SpecTree patch) {
        Outcome outcome = new Outcome.NoPool(pool);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<PoolItem> standing = edits.find(pool);
            if (standing.isEmpty() && seen == null) {
                return new Outcome.NoPool(pool);
            }
            String over = seen == null ? hash(standing) : seen;
            outcome = edit(pool, over, standing, whole -> MergePatch.apply(patch, whole));
            if (seen != null || !(outcome instanceof Outcome.Overtaken)) {
                return outcome;
            }
        }
        return outcome instanceof Outcome.Overtaken(var standing) ? new Outcome.Contended(standing) : outcome;
    }

    /** @param seen content hash of what the client read */
    Outcome remove(PoolName pool, String seen) {
        return outcome(pool, edits.remove(pool, seen));
    }

    private Outcome edit(
            PoolName pool, @Nullable String seen, Optional<PoolItem> standing, UnaryOperator<SpecTree> change) {
        if (!Objects.equals(hash(standing), seen)) {
            return new Outcome.Overtaken(standing);
        }
        SpecTree before = standing.map(PoolItem::spec).orElseGet(SpecTree::nothing);
        SpecTree whole = SpecVersion.stamped(WithheldValues.restore(change.apply(before), before));
        return switch (SpecReader.read(whole)) {
            case SpecReading.Invalid(List<SpecProblem> problems) -> new Outcome.Refused(problems);
            case SpecReading.Valid valid ->
                outcome(pool, edits.write(new SpecEdits.Edit(pool, seen, whole, clock.instant(), AUTHOR)));
        };
    }

    private Outcome outcome(PoolName pool, SpecEdits.Result result) {
        return switch (result) {
            case SpecEdits.Result.Applied(PoolItem item) -> {
                edited.run();
                log.info("pool {}: its spec was edited by the API, generation {}", pool, item.generation());
                yield new Outcome.Done(item);
            }
            case SpecEdits.Result.Overtaken(Optional<PoolItem> standing) -> new Outcome.Overtaken(standing);
            case SpecEdits.Result.Busy busy -> new Outcome.NotNow("the table is busy; nothing was written, try again");
            case SpecEdits.Result.Unknown unknown ->
                new Outcome.NotNow("no answer came; the spec may have been written, read it again");
        };
    }

    private static @Nullable String hash(Optional<PoolItem> item) {
        return item.map(found -> found.spec().contentHash()).orElse(null);
    }
}
