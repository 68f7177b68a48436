package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tasks of ECS clusters. */
public interface Tasks {
    /** Most ARNs in one {@link #describe} (ECS API reference, DescribeTasks). */
    int MAX_PER_DESCRIBE = 100;

    /**
     * The task definition for a template: registered once per content, found again for ever after.
     *
     * @return its ARN with revision
     */
    Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template);

    /** Writes the RunTask request of a launch; a pure function of the order. */
    FrozenRequest freeze(LaunchOrder order);

    /** Sends a frozen request; repeated, it yields the same task. */
    Outcome<TaskSeen> run(FrozenRequest request);

    /** Asks ECS to stop a task; done as well if it is stopped or unknown. */
    Outcome<Registrations.Done> stop(String cluster, String taskArn, String reason);

    /** Every task of the cluster that ECS lists under that {@code startedBy}, stopped ones included while ECS knows them. */
    Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent);

    /** Every task of the installation that the cluster lists, of both desired statuses; with any of others, or none. */
    Outcome<List<TaskSeen>> sweep(String cluster, InstallationId installation);

    /** Reads these tasks; at most {@link #MAX_PER_DESCRIBE}. */
    Outcome<Described> describe(String cluster, List<String> taskArns);

    /** What ECS knows of the tasks asked for, and which of them it does not know (reason MISSING). */
    record Described(List<TaskSeen> tasks, List<String> missing) {
        public Described {
            tasks = List.copyOf(tasks);
            missing = List.copyOf(missing);
        }
    }

    /**
     * A launch to be frozen.
     *
     * @param taskDefinitionArn with its revision: a family alone would make a repeat differ
     * @param executeCommand whether ECS Exec is switched on
     * @param tags the user's own, sorted by key
     * @param registersItselfIn the pool in ADO, if the container is to register itself there rather than to ask us
     */
    record LaunchOrder(
            InstallationId installation,
            AgentId agent,
            ClientToken token,
            String cluster,
            String taskDefinitionArn,
            CapacityOption capacity,
            Network network,
            boolean executeCommand,
            Map<String, String> tags,
            Optional<AzureDevOpsPool> registersItselfIn) {
        public LaunchOrder {
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        }

        /** The {@code group} of every task of a pool: what event rules and sweeps recognise us by. */
        public String group() {
            return group(installation, agent.pool());
        }

        public static String group(InstallationId installation, PoolName pool) {
            return "muster:" + installation + ":" + pool;
        }
    }
}
