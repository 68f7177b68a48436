package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one agent will do.
 *
 * @param untilBootstrap from the start of the container to the first call for an identity
 * @param untilSession from the identity to the session
 * @param pollPause how long the listener sleeps after a long poll without message
 * @param agentVersion the version of the agent in the image
 * @param scan what the listener's scan finds in the image, without the {@code Agent.*} names
 * @param mishaps what happens to it
 */
public record AgentScript(
        Duration untilBootstrap,
        Duration untilSession,
        Duration pollPause,
        String agentVersion,
        String osDescription,
        Capabilities scan,
        Set<AgentQuirk> quirks,
        List<Mishap> mishaps) {

    public AgentScript {
        Set<AgentQuirk> copy = EnumSet.noneOf(AgentQuirk.class);
        copy.addAll(quirks);
        quirks = Collections.unmodifiableSet(copy);
        mishaps = List.copyOf(mishaps);
    }

    /** An agent to which nothing happens. */
    public AgentScript(
            Duration untilBootstrap,
            Duration untilSession,
            Duration pollPause,
            String agentVersion,
            String osDescription,
            Capabilities scan,
            Set<AgentQuirk> quirks) {
        this(untilBootstrap, untilSession, pollPause, agentVersion, osDescription, scan, quirks, List.of());
    }

    /** An agent that does everything right: 2 s to the bootstrap call, 1 s to the session. */
    public static AgentScript wellBehaved() {
        return new AgentScript(
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                "4.250.1",
                "Linux 6.1 (simulated)",
                Capabilities.NONE,
                Collections.emptySet());
    }

    /** The same agent, misbehaving in these ways too. */
    public AgentScript with(AgentQuirk first, AgentQuirk... more) {
        Set<AgentQuirk> all = EnumSet.of(first, more);
        all.addAll(quirks);
        return new AgentScript(
                untilBootstrap, untilSession, pollPause, agentVersion, osDescription, scan, all, mishaps);
    }

    /** The same agent, to which this happens too; real agents over HTTP take no notice of it. */
    public AgentScript with(Mishap mishap) {
        List<Mishap> all = new ArrayList<>(mishaps);
        all.add(mishap);
        return new AgentScript(untilBootstrap, untilSession, pollPause, agentVersion, osDescription, scan, quirks, all);
    }

    /** The same agent in an image in which the scan finds this. */
    public AgentScript finding(Capabilities found) {
        return new AgentScript(
                untilBootstrap, untilSession, pollPause, agentVersion, osDescription, found, quirks, mishaps);
    }

    /** Whether it misbehaves in this way. */
    public boolean has(AgentQuirk quirk) {
        return quirks.contains(quirk);
    }

    /**
     * What the listener tells when it opens its session: the scan, then the declared lines of {@code .capabilities},
     * then the names the listener makes itself.
     */
    public Capabilities sessionCapabilities(String agentName, Capabilities declared) {
        return scan.overlaidBy(declared).overlaidBy(OwnCapabilities.of(agentName, agentVersion));
    }
}
