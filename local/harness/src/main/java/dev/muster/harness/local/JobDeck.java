package dev.muster.harness.local;

import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.util.List;

/** Draws jobs of two to six seconds that the {@link ExamplePools} can serve; a stream's draws are the same every time. */
final class JobDeck {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(6);

    private static final List<Kind> KINDS = List.of(
            new Kind(ExamplePools.LINUX, "unit tests", "java -equals 25"),
            new Kind(ExamplePools.LINUX, "package", "java"),
            new Kind(ExamplePools.LINUX, "web bundle", "node -gtVersion 20.0"),
            new Kind(ExamplePools.HEAVY, "integration tests", "heavy"));

    private final RandomStream chance;
    private int drawn;

    JobDeck(RandomStream chance) {
        this.chance = chance;
    }

    /** A job and the pool, by its name in Azure DevOps, that it is for. */
    record Card(String pool, JobScript script) {}

    Card next() {
        drawn++;
        Kind kind = chance.pick(KINDS);
        JobScript script = JobScript.build(chance.between(SHORTEST, LONGEST), kind.demand())
                .named(kind.job(), KINDS.indexOf(kind) + 1, kind.job(), drawn);
        return new Card(kind.pool(), script);
    }

    private record Kind(String pool, String job, String demand) {}
}
