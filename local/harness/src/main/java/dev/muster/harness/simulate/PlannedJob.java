package dev.muster.harness.simulate;

import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A job that people will queue.
 *
 * @param pool in which pool
 * @param after how long after the pool can take jobs
 * @param script what it demands and does; its name tells it from the others, whatever its request id
 * @param hopeless whether no template meets its demands
 * @param cancelledAfter how long after it was queued people cancel it; zero if they do not
 */
record PlannedJob(String pool, Duration after, JobScript script, boolean hopeless, Duration cancelledAfter) {
    private static final Duration SPREAD = Duration.ofMinutes(4);

    /** One that nobody cancels. */
    static PlannedJob of(String pool, Duration after, Duration duration, String... demands) {
        return new PlannedJob(pool, after, JobScript.build(duration, demands), false, Duration.ZERO);
    }

    PlannedJob cancelledAfter(Duration time) {
        return new PlannedJob(pool, after, script, hopeless, time);
    }

    PlannedJob named(String name, int number) {
        return new PlannedJob(pool, after, script.named(name, 1, "pipeline", number), hopeless, cancelledAfter);
    }

    /** The jobs of a run: each pool's from a stream of its own. */
    static List<PlannedJob> draw(RandomStream chance, TestedPools.TestedPool pool) {
        List<PlannedJob> jobs = new ArrayList<>();
        int number = 10 + chance.nextInt(11);
        for (int i = 0; i < number; i++) {
            jobs.add(one(chance, pool).named(pool.name() + "-" + i, i + 1));
        }
        return jobs;
    }

    private static PlannedJob one(RandomStream chance, TestedPools.TestedPool pool) {
        boolean hopeless = chance.chance(0.04);
        List<String> demands = hopeless ? TestedPools.UNMATCHABLE : chance.pick(pool.matchable());
        Duration lasts = chance.between(Duration.ofSeconds(3), Duration.ofSeconds(40));
        boolean cancelled = chance.chance(0.1);
        Duration cancelledAfter = chance.between(Duration.ofSeconds(1), Duration.ofSeconds(50));
        Duration after = chance.between(Duration.ZERO, SPREAD);
        JobScript script = JobScript.build(lasts, demands.toArray(String[]::new));
        boolean hasTasksThatDemand = chance.chance(0.4);
        String[] automatic = hasTasksThatDemand
                ? TestedPools.automatic(pool, demands).stream().toArray(String[]::new)
                : new String[0];
        return new PlannedJob(
                pool.name().value(),
                after,
                script.withTasksThatDemand(automatic),
                hopeless,
                cancelled && !hopeless ? cancelledAfter : Duration.ZERO);
    }
}
