package dev.muster.controller.checks;

import dev.muster.controller.loop.DemandHints;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.loop.PlanFunction;
import dev.muster.controller.loop.PoolView;
import dev.muster.controller.loop.PoolViews;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.statestore.CheckStore;
import dev.muster.statestore.CheckTicket;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.SealedToken;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where checks of Azure DevOps are taken. Every one makes its pool be read soon. What is asked here waits for nobody
 * outside but, for a check that is answered later, for one write into the state store.
 */
public final class CheckDesk {
    private final PoolViews views;
    private final DemandHints hints;
    private final LoopRuntime runtime;
    private final CheckSettings settings;
    private final Verdicts verdicts;
    private final Optional<Later> later;

    /** What is needed to answer later. */
    private record Later(CheckStore store, TokenSafe safe, CheckLeases leases, CheckCases cases) {}

    /** What a desk has to do with. */
    public record Surroundings(
            PoolViews views, DemandHints hints, PlanFunction planner, LoopRuntime runtime, CheckMonitor monitor) {}

    /** @param keys keep the tokens of checks that are answered later; empty if none is to be */
    public CheckDesk(
            Surroundings around,
            CheckSettings settings,
            Optional<DataKeys> keys,
            CheckStore store,
            CheckEvents events) {
        this.views = around.views();
        this.hints = around.hints();
        this.runtime = around.runtime();
        this.settings = settings;
        this.verdicts = new Verdicts(views, around.planner(), runtime);
        this.later = keys.map(present -> {
            TokenSafe safe = new TokenSafe(present, runtime);
            CheckLeases leases = new CheckLeases(store, runtime, settings);
            CheckCase.Tools tools =
                    new CheckCase.Tools(runtime, settings, store, leases, safe, verdicts::of, events, around.monitor());
            return new Later(store, safe, leases, new CheckCases(tools));
        });
    }

    /** Starts the worker that answers later; it ends when the runtime stops. */
    public void start() {
        later.ifPresent(present -> runtime.spawn("checks", present.cases()::watch));
    }

    /** What the check is to be told now. Nothing is kept. */
    public CheckReply answer(PoolName pool) {
        Optional<CheckVerdict> verdict = verdicts.of(pool);
        if (verdict.isEmpty()) {
            return notFound();
        }
        hints.changed(pool);
        return new CheckReply.Decided(verdict.get());
    }

    /**
     * Takes a check whose answer is told later, at an address made of the pool's own organisation.
     *
     * @param headers the value of a header; null if it is not there
     */
    public CheckReply accept(PoolName pool, Function<String, @Nullable String> headers) {
        if (later.isEmpty()) {
            return new CheckReply.Closed();
        }
        Optional<PoolView> view = views.find(pool);
        if (view.isEmpty()) {
            return notFound();
        }
        PoolSpec spec = view.get().spec();
        if (spec == null) {
            return new CheckReply.Busy("the pool has no spec that can be used yet");
        }
        return switch (CheckForm.read(headers, spec.azureDevOps().organizationUrl())) {
            case CheckForm.Incomplete(var problems) -> new CheckReply.Malformed(problems);
            case CheckForm.Complete form -> keep(ticket(pool, spec, form), form.token(), later.get());
        };
    }

    private CheckReply keep(CheckTicket ticket, JobToken token, Later present) {
        Optional<SealedToken> sealed = present.safe().seal(token, ticket);
        if (sealed.isEmpty()) {
            return new CheckReply.Busy("the key that keeps tokens is not at hand");
        }
        if (!present.cases().hasRoom()) {
            return new CheckReply.Busy("too many checks wait to be answered");
        }
        PendingCheck check =
                new PendingCheck(ticket, sealed.get(), present.leases().first());
        return switch (added(present.store(), check)) {
            case WriteResult.Written written -> {
                present.cases().begin(check);
                hints.changed(ticket.pool());
                yield new CheckReply.Accepted(false);
            }
            case WriteResult.Conflict known -> new CheckReply.Accepted(true);
            case WriteResult.Fenced fenced -> new CheckReply.Busy("the state store refused the check");
            case WriteResult.Busy busy -> new CheckReply.Busy("the state store is busy");
            case WriteResult.Unknown unknown -> new CheckReply.Busy("the state store does not answer");
        };
    }

    private static WriteResult added(CheckStore store, PendingCheck check) {
        try {
            return store.add(check);
        } catch (StoreUnavailableException unavailable) {
            return new WriteResult.Busy(String.valueOf(unavailable.getMessage()));
        }
    }

    private CheckTicket ticket(PoolName pool, PoolSpec spec, CheckForm.Complete form) {
        Instant now = runtime.now();
        return new CheckTicket(
                form.id(),
                pool,
                spec.azureDevOps().organizationUrl(),
                form.project(),
                form.hub().word(),
                form.timeline(),
                now,
                now.plus(settings.timeout()));
    }

    private CheckReply notFound() {
        return views.areComplete() ? new CheckReply.NoSuchPool() : new CheckReply.Busy("the pools were not read yet");
    }
}
