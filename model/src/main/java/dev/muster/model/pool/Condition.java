package dev.muster.model.pool;

import java.time.Instant;

/**
 * One aspect of a pool's health, in the manner of Kubernetes.
 *
 * @param type which aspect
 * @param status whether it holds
 * @param reason one CamelCase word for machines
 * @param message one sentence for people; empty if all is well
 * @param since when {@code status} last changed
 */
public record Condition(Type type, Status status, String reason, String message, Instant since) {
    /** The aspects, in the order in which they are shown. */
    public enum Type {
        /** The spec in the table can be used as it stands; if not, the last good one stays in force. */
        SpecValid,
        /** Everything was read at least once since this controller took the pool; nothing is planned before. */
        Synced,
        /** ADO accepts our credential. */
        AzureDevOpsAuthorized,
        /** ADO answers, and demand is fresh enough to launch on. */
        DemandFresh,
        /** It is known how many jobs the organisation may run at once, and how many it runs. */
        LicenceKnown,
        /** ADO lets us ask as often as we want to. */
        RateAllowed,
        /** The ADO pool carries no placeholders of another installation, nor of another pool of ours. */
        PoolOwned,
        /** Launches succeed, or none is needed. */
        Launching,
        /** Every template is launched on the first of its capacity options. */
        PreferredCapacity,
        /** ECS takes launches as often as we want to make them. */
        LaunchRateAllowed,
        /** Our records explain what is seen of ours in ECS and ADO. */
        StateKnown,
        /** As many agents are idle or coming as the spec wants on standby. */
        StandbyKept,
        /** No job waits for a newer version of the agent than any template has. */
        AgentVersion,
        /** What the images of all templates offer is known, or an agent that will show it is there or coming. */
        ImagesKnown,
        /** All waiting jobs and all agents were looked at; beyond a bound the rest is left out. */
        PlanComplete
    }

    /** Whether the aspect holds. */
    public enum Status {
        True,
        False,
        Unknown
    }
}
