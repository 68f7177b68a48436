package dev.muster.model.plan;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.pool.AgentTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What of an online agent's capabilities belongs to its image. The agent publishes every short variable of its container
 * (azure-pipelines-agent, EnvironmentCapabilitiesProvider), so only the names are taken: a value may tell of one host, or be
 * something that nobody meant to publish, and what tasks demand of themselves is that a tool is there.
 */
public final class ImageScan {
    /** Stands for a value that was not taken. */
    public static final String VALUE_NOT_KEPT = "learned";

    /** More than any image known has; beside a longest name they keep an item of the state table below 10 KB. */
    static final int MOST_NAMES = 250;

    private static final int MOST_CHARACTERS = 8_000;
    private static final Pattern NAME = Pattern.compile("[^\\s=\\p{Cntrl}]([^=\\p{Cntrl}]{0,98}[^\\s=\\p{Cntrl}])?");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9 ._()-]{1,60}");

    /** What the listener says of itself, and is the same for all agents of an image. */
    private static final List<String> WITH_VALUE =
            List.of("Agent.OS", "Agent.OSArchitecture", "Agent.OSVersion", "Agent.Version");

    /** What the listener and the container's surroundings make anew for each agent, and what no job can want. */
    private static final Set<String> OF_THE_HOST = ignoringCase(
            "COMPUTERNAME",
            "HOME",
            "HOMEDRIVE",
            "HOMEPATH",
            "HOST",
            "HOSTNAME",
            "InteractiveSession",
            "LOGNAME",
            "no_proxy",
            "OLDPWD",
            "PATH",
            "PWD",
            "SHLVL",
            "TEMP",
            "TERM",
            "TMP",
            "TMPDIR",
            "USER",
            "USERDOMAIN",
            "USERNAME",
            "USERPROFILE",
            "_");

    private static final List<String> PREFIXES_LEFT_OUT =
            List.of("agent.", "aws_", "azp_", "ecs_", "muster.", "muster_", "vso_", "vsts_", "vstsagent");

    private ImageScan() {}

    /** Whether these capabilities come from an agent's own scan; registering one sets none of these names. */
    public static boolean isScan(Capabilities capabilities) {
        return capabilities.has("Agent.ComputerName") || capabilities.has("Agent.HomeDirectory");
    }

    /**
     * What is learned from this agent of the template. Left out is what the template declares or sets itself, since another
     * template of the same image need not.
     */
    public static Capabilities learnedFrom(RegistrationSeen agent, AgentTemplate template) {
        Map<String, String> learned = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Capabilities scan = agent.capabilities();
        for (String name : WITH_VALUE) {
            scan.get(name)
                    .filter(value -> VERSION.matcher(value).matches())
                    .ifPresent(value -> learned.put(name, value));
        }
        List<String> hosts = hosts(agent);
        int characters = 0;
        for (String name : scan.asMap().keySet()) {
            boolean isOfTheImage = isOfTheImage(name, hosts) && !isOfTheTemplate(name, template);
            if (isOfTheImage && learned.size() < MOST_NAMES && characters + name.length() <= MOST_CHARACTERS) {
                characters += name.length();
                learned.put(name, VALUE_NOT_KEPT);
            }
        }
        return Capabilities.of(learned);
    }

    private static boolean isOfTheImage(String name, List<String> hosts) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches()
                && !OF_THE_HOST.contains(name)
                && PREFIXES_LEFT_OUT.stream().noneMatch(lower::startsWith)
                && hosts.stream().noneMatch(lower::contains);
    }

    private static boolean isOfTheTemplate(String name, AgentTemplate template) {
        return template.capabilities().has(name)
                || hasIgnoringCase(template.container().environment().keySet(), name)
                || hasIgnoringCase(template.container().secrets().keySet(), name);
    }

    private static boolean hasIgnoringCase(Set<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** What this one agent and its host are called; short names would be found in too much. */
    private static List<String> hosts(RegistrationSeen agent) {
        return List.of(
                        agent.name(),
                        agent.capabilities().get("Agent.ComputerName").orElse(""),
                        agent.capabilities().get("HOSTNAME").orElse(""))
                .stream()
                .filter(host -> host.length() > 5)
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
