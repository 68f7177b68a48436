package dev.muster.harness.local;

import dev.muster.simulator.ado.AdoSettings;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.RateLimit;
import dev.muster.simulator.agents.AgentOdds;
import dev.muster.simulator.agents.KeyRing;
import dev.muster.simulator.bus.BusFaults;
import dev.muster.simulator.bus.BusSettings;
import dev.muster.simulator.ecs.ApiLimits;
import dev.muster.simulator.ecs.EcsTimings;
import dev.muster.simulator.http.HttpTap;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the local clouds behave.
 *
 * @param seed of everything that is drawn; times and threads are real, so two runs of a seed are alike, not equal
 * @param azureDevOpsRate how often the controller may call Azure DevOps; empty if nobody counts
 * @param ecsLimits how often ECS may be called
 * @param keys where agents get their RSA keys
 * @param tap overhears all HTTP but that of the queue
 */
public record LocalSettings(
        long seed,
        LocalPorts ports,
        AdoSettings azureDevOps,
        Optional<RateLimit> azureDevOpsRate,
        EcsTimings timings,
        ApiLimits ecsLimits,
        BusSettings bus,
        BusFaults busFaults,
        AgentOdds agents,
        KeyRing keys,
        HttpTap tap) {
    static final String ORGANISATION = "acme";

    /** Fast enough for somebody who watches: a container in one to two seconds, an agent in a second more. */
    public static LocalSettings brisk(long seed, LocalPorts ports, KeyRing keys) {
        AgentOdds agents = new AgentOdds(
                Duration.ofMillis(100), Duration.ofMillis(500), "4.255.0", Capabilities.NONE, new TreeMap<>());
        return new LocalSettings(
                seed,
                ports,
                AdoSettings.of(ORGANISATION),
                Optional.empty(),
                EcsTimings.brisk(),
                ApiLimits.NONE,
                BusSettings.brisk(),
                BusFaults.NONE,
                agents,
                keys,
                HttpTap.NONE);
    }

    /** The same with another behaviour of agents. */
    public LocalSettings withAgents(AgentOdds other) {
        return new LocalSettings(
                seed, ports, azureDevOps, azureDevOpsRate, timings, ecsLimits, bus, busFaults, other, keys, tap);
    }

    /** The same with a bus that errs. */
    public LocalSettings withBusFaults(BusFaults other) {
        return new LocalSettings(
                seed, ports, azureDevOps, azureDevOpsRate, timings, ecsLimits, bus, other, agents, keys, tap);
    }

    /** The same, overheard. */
    public LocalSettings heardBy(HttpTap other) {
        return new LocalSettings(
                seed, ports, azureDevOps, azureDevOpsRate, timings, ecsLimits, bus, busFaults, agents, keys, other);
    }

    /** The same with an Azure DevOps that counts calls. */
    public LocalSettings countedBy(RateLimit rate) {
        return new LocalSettings(
                seed, ports, azureDevOps, Optional.of(rate), timings, ecsLimits, bus, busFaults, agents, keys, tap);
    }

    /** The same with an ECS of other limits, whose tasks take another time. */
    public LocalSettings withEcs(ApiLimits limits, EcsTimings others) {
        return new LocalSettings(
                seed, ports, azureDevOps, azureDevOpsRate, others, limits, bus, busFaults, agents, keys, tap);
    }
}
