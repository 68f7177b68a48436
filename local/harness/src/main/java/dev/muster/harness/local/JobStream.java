package dev.muster.harness.local;

import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** People who queue jobs: one at a time, at a steady pace, as the seed draws them. Everything happens in the world's turn. */
public final class JobStream {
    private static final Duration UNTIL_NEXT_TRY = Duration.ofMillis(100);

    /** Azure DevOps tells of a job some moments after it waits. */
    private static final Duration UNTIL_TOLD = Duration.ofMillis(200);

    private final World world;
    private final Organisation organisation;
    private final EcsRegion ecs;
    private final Pace pace;
    private final OptionalInt limit;
    private final JobDeck deck;
    private final Runnable whenQueued;
    private final Map<String, Integer> poolIds = new LinkedHashMap<>();
    private int queued;

    private JobStream(
            World world, Organisation organisation, EcsRegion ecs, Pace pace, OptionalInt limit, Runnable whenQueued) {
        this.world = world;
        this.organisation = organisation;
        this.ecs = ecs;
        this.pace = pace;
        this.limit = limit;
        this.deck = new JobDeck(world.stream("jobs"));
        this.whenQueued = whenQueued;
        for (Pool pool : organisation.pools()) {
            poolIds.put(pool.name(), pool.id());
        }
    }

    /**
     * Begins to queue as soon as no job would fail for want of anything registered that fits it, and ECS knows what to run:
     * what is done once in the life of an installation is over then.
     *
     * @param limit how many jobs in all; empty for no end
     * @param whenQueued hears of each job; must return at once
     */
    static JobStream start(
            World world, Organisation organisation, EcsRegion ecs, Pace pace, OptionalInt limit, Runnable whenQueued) {
        JobStream stream = new JobStream(world, organisation, ecs, pace, limit, whenQueued);
        world.after(Duration.ZERO, stream::queueNext);
        return stream;
    }

    /** Queues so many at one instant, as soon as none would fail for want of anything registered that fits it. */
    static JobStream burst(World world, Organisation organisation, EcsRegion ecs, int jobs) {
        JobStream stream = new JobStream(world, organisation, ecs, Pace.NEVER, OptionalInt.of(jobs), () -> {});
        world.after(Duration.ZERO, stream::queueNext);
        return stream;
    }

    /** Whether all jobs have been queued; never true without a limit. */
    public boolean isDone() {
        return world.call(this::isAtLimit);
    }

    private void queueNext() {
        if (isAtLimit()) {
            return;
        }
        if (!everyPoolAcceptsJobs() || !everyTemplateIsDefined()) {
            world.after(UNTIL_NEXT_TRY, this::queueNext);
            return;
        }
        do {
            queueJob();
        } while (allAtOnce() && !isAtLimit());
        world.after(pace.between(), this::queueNext);
    }

    private void queueJob() {
        JobDeck.Card card = deck.next();
        organisation.jobs().queueJob(poolIds.getOrDefault(card.pool(), 0), card.script());
        queued++;
        world.after(UNTIL_TOLD, whenQueued);
    }

    private boolean allAtOnce() {
        return pace.isNever() && limit.isPresent();
    }

    private boolean everyPoolAcceptsJobs() {
        return organisation.pools().stream()
                .allMatch(pool -> placeholders(pool) >= ExamplePools.templatesOf(pool.name()));
    }

    private boolean everyTemplateIsDefined() {
        int templates = organisation.pools().stream()
                .mapToInt(pool -> ExamplePools.templatesOf(pool.name()))
                .sum();
        return ecs.definitions().families("", Optional.of(true)).size() >= templates;
    }

    private long placeholders(Pool pool) {
        return organisation.registrations().list(pool.id()).stream()
                .filter(agent -> agent.authorization() == null)
                .count();
    }

    private boolean isAtLimit() {
        return limit.isPresent() && queued >= limit.getAsInt();
    }
}
