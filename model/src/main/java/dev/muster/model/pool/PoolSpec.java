package dev.muster.model.pool;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one pool of agents should be; always valid, because only {@link SpecReader} makes one from what people write.
 *
 * @param azureDevOps the organisation and pool served
 * @param cluster ECS cluster name or ARN in which the agents run, unless a template says otherwise
 * @param limits how many agents, how fast
 * @param timeouts the deadlines of an agent's life
 * @param network where the tasks get their addresses, unless a template says otherwise
 * @param paused true: nothing launches; agents already there go on
 * @param draining true: nothing launches, and agents without a job are ended; those with one finish it
 * @param templates the shapes of agents, in the order written; at least one, names unique
 * @param standby idle agents kept ready, of these templates
 * @param probeNewImages true: of an image of which nothing was learned yet one agent is launched without a job
 */
public record PoolSpec(
        AzureDevOpsPool azureDevOps,
        String cluster,
        Limits limits,
        Timeouts timeouts,
        Network network,
        boolean paused,
        boolean draining,
        List<AgentTemplate> templates,
        List<Standby> standby,
        boolean probeNewImages) {
    public PoolSpec {
        templates = List.copyOf(templates);
        standby = List.copyOf(standby);
    }

    /** One that launches no agent for the sake of an image. */
    public PoolSpec(
            AzureDevOpsPool azureDevOps,
            String cluster,
            Limits limits,
            Timeouts timeouts,
            Network network,
            boolean paused,
            boolean draining,
            List<AgentTemplate> templates,
            List<Standby> standby) {
        this(azureDevOps, cluster, limits, timeouts, network, paused, draining, templates, standby, false);
    }

    public PoolSpec withLimits(Limits other) {
        return new PoolSpec(
                azureDevOps, cluster, other, timeouts, network, paused, draining, templates, standby, probeNewImages);
    }

    public PoolSpec withPaused(boolean now) {
        return new PoolSpec(
                azureDevOps, cluster, limits, timeouts, network, now, draining, templates, standby, probeNewImages);
    }

    public PoolSpec withDraining(boolean now) {
        return new PoolSpec(
                azureDevOps, cluster, limits, timeouts, network, paused, now, templates, standby, probeNewImages);
    }

    public PoolSpec withStandby(List<Standby> other) {
        return new PoolSpec(
                azureDevOps, cluster, limits, timeouts, network, paused, draining, templates, other, probeNewImages);
    }

    public PoolSpec withTemplates(List<AgentTemplate> others) {
        return new PoolSpec(
                azureDevOps, cluster, limits, timeouts, network, paused, draining, others, standby, probeNewImages);
    }

    public PoolSpec withProbeNewImages(boolean now) {
        return new PoolSpec(azureDevOps, cluster, limits, timeouts, network, paused, draining, templates, standby, now);
    }

    public Optional<AgentTemplate> template(String name) {
        return templates.stream()
                .filter(template -> template.name().equals(name))
                .findFirst();
    }

    /** The cluster in which a template's agents run. */
    public String clusterOf(AgentTemplate template) {
        return template.placement().cluster().orElse(cluster);
    }

    /** The network from which a template's agents get their addresses. */
    public Network networkOf(AgentTemplate template) {
        return template.placement().network().orElse(network);
    }

    /** Every cluster in which agents of the pool may be launched: the pool's own, then those of its templates. */
    public List<String> clusters() {
        return Stream.concat(Stream.of(cluster), templates.stream().map(this::clusterOf))
                .distinct()
                .toList();
    }
}
