package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * From what an agent's script is drawn.
 *
 * @param leastStart shortest time from the container's start to its first call, and from its identity to its session
 * @param mostStart longest such time
 * @param images what the scan finds besides in containers of an image, by its repository: whatever the tag
 * @param chances of each quirk, 0.0 to 1.0; a quirk not named never happens
 */
public record AgentOdds(
        Duration leastStart,
        Duration mostStart,
        String agentVersion,
        Capabilities scan,
        Map<String, Capabilities> images,
        Map<AgentQuirk, Double> chances) {
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(5);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(15);

    public AgentOdds {
        images = Collections.unmodifiableMap(new TreeMap<>(images));
        Map<AgentQuirk, Double> copy = new EnumMap<>(AgentQuirk.class);
        copy.putAll(chances);
        chances = Collections.unmodifiableMap(copy);
    }

    /** Agents of images that differ in nothing a scan finds. */
    public AgentOdds(
            Duration leastStart,
            Duration mostStart,
            String agentVersion,
            Capabilities scan,
            Map<AgentQuirk, Double> chances) {
        this(leastStart, mostStart, agentVersion, scan, Collections.emptyMap(), chances);
    }

    /** Agents that need 1 to 8 s for each step and do everything right. */
    public static AgentOdds wellBehaved() {
        return new AgentOdds(
                Duration.ofSeconds(1),
                Duration.ofSeconds(8),
                "4.250.1",
                Capabilities.NONE,
                new EnumMap<>(AgentQuirk.class));
    }

    /** The same with this chance of a quirk. */
    public AgentOdds with(AgentQuirk quirk, double chance) {
        Map<AgentQuirk, Double> changed = new EnumMap<>(AgentQuirk.class);
        changed.putAll(chances);
        changed.put(quirk, chance);
        return new AgentOdds(leastStart, mostStart, agentVersion, scan, images, changed);
    }

    /** The same with these tools in the images of that repository. */
    public AgentOdds withImages(String repository, Capabilities found) {
        Map<String, Capabilities> more = new TreeMap<>(images);
        more.put(repository, found);
        return new AgentOdds(leastStart, mostStart, agentVersion, scan, more, chances);
    }

    /** One agent in a container of that image. */
    AgentScript draw(RandomStream stream, String image) {
        AgentScript drawn = draw(stream);
        return drawn.finding(drawn.scan().overlaidBy(images.getOrDefault(repository(image), Capabilities.NONE)));
    }

    private static String repository(String image) {
        int tag = image.indexOf(':', image.lastIndexOf('/') + 1);
        int digest = image.indexOf('@');
        int end = digest < 0 || (tag >= 0 && tag < digest) ? tag : digest;
        return end < 0 ? image : image.substring(0, end);
    }

    /** One agent. Every quirk draws, whatever its chance, so that changing one chance moves nothing else. */
    public AgentScript draw(RandomStream stream) {
        Duration untilBootstrap = stream.between(leastStart, mostStart);
        Duration untilSession = stream.between(leastStart, mostStart);
        Duration pause = stream.between(LEAST_PAUSE, MOST_PAUSE);
        Set<AgentQuirk> quirks = EnumSet.noneOf(AgentQuirk.class);
        for (AgentQuirk quirk : AgentQuirk.values()) {
            if (stream.chance(chances.getOrDefault(quirk, 0.0))) {
                quirks.add(quirk);
            }
        }
        return new AgentScript(
                untilBootstrap, untilSession, pause, agentVersion, "Linux 6.1 (simulated)", scan, quirks);
    }
}
