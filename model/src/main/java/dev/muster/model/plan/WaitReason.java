package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Demand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a request still waits: one true sentence, and the earliest time at which that can change by itself. */
public sealed interface WaitReason {
    /** About how many letters tell what one template lacks. */
    int LETTERS_PER_GAP = 64;

    /** An agent that can take it is on its way. */
    record AgentComing(AgentId agent, Phase phase) implements WaitReason {}

    /** An agent is claimed for it, and its launch waits until ECS may be called; so many came before it. */
    record LaunchQueued(AgentId agent, int behind, double perSecond) implements WaitReason {}

    /** An agent that can take it is online; ADO has to give it the job. */
    record AgentReady(String agent) implements WaitReason {}

    /** An agent that can take it is not in ADO's newest list, which may be behind. */
    record AgentMissing(AgentId agent, Instant until) implements WaitReason {}

    /** An agent is being launched for it now. */
    record Launching(AgentId agent, String template) implements WaitReason {}

    /** No template offers what it demands. */
    record NoTemplate(List<Gap> gaps) implements WaitReason {}

    /** The template's agents, once online, turned out not to offer what was declared. */
    record TemplateLacks(String template, List<Demand> missing) implements WaitReason {
        public TemplateLacks {
            missing = List.copyOf(missing);
        }
    }

    /** The template that comes nearest lacks nothing but a newer version of the agent in its image. */
    record AgentTooOld(String template, String has, String wants) implements WaitReason {}

    /** The pool has as many agents as it may have. */
    record AtMaxAgents(int maxAgents, int live) implements WaitReason {}

    /** As many launches as one look may make are planned already. */
    record LaunchCap(int perLoop, Instant until) implements WaitReason {}

    /** As many agents as allowed are on their way to their first session. */
    record LaunchesInFlight(int most, int coming) implements WaitReason {}

    /** As many agents as allowed were launched within the last minute. */
    record LaunchRate(int perMinute, Instant until) implements WaitReason {}

    /** An agent would have no parallel job to run it with: the organisation has no more, or none for this pool. */
    record LicenceFull(LicenceRoom room, int served) implements WaitReason {}

    /** The pool is paused. */
    record Paused() implements WaitReason {}

    /** The pool is drained. */
    record Draining() implements WaitReason {}

    /** The template's last launches failed. */
    record TemplateHeld(String template, String message, Instant until) implements WaitReason {}

    /** The template's last launches failed, and one agent shows whether that has changed. */
    record TemplateProbing(String template, AgentId agent, String message) implements WaitReason {}

    /** Agents launched for it before ended without any job. */
    record RetryBackoff(int failures, Instant until) implements WaitReason {}

    /** So many agents launched for it ended without any job that the next one waits long. */
    record AttemptsExhausted(int failures, String template, Instant until) implements WaitReason {}

    /** Agents that could have taken it waited for it in vain: there seems to be nothing behind the request. */
    record Phantom(int agents, Instant until) implements WaitReason {}

    /** The run that it is a part of has ended, and left it in the queue. */
    record RunOver(String result) implements WaitReason {}

    /** Azure DevOps gave it to an agent that has ended. */
    record Stranded(String agent) implements WaitReason {}

    /** There are more waiting requests than one plan deals with. */
    record BeyondBound(int most) implements WaitReason {}

    /** The job list is too old to launch on, or older than what is known of the agents. */
    record StaleDemand(Instant readBegan) implements WaitReason {}

    /** An agent of ours was given this very request; the list has yet to show it. */
    record GivenToAgent(AgentId agent) implements WaitReason {}

    /** We do not know what kind of work this is. */
    record UnknownPlanType(String planType) implements WaitReason {}

    /** Another installation of Muster serves this ADO pool. */
    record PoolOfOthers(String installation) implements WaitReason {}

    /** Another pool of this installation serves this ADO pool. */
    record PoolOfSibling(String pool) implements WaitReason {}

    /** A task was launched for it that no record explains; it may still take the job. */
    record OrphanComing(AgentId agent) implements WaitReason {}

    /** What one template lacks. */
    record Gap(String template, List<Demand> missing) {
        public Gap {
            missing = List.copyOf(missing);
        }
    }

    /** One word for machines, the same in every release. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** One sentence for people. */
    default String sentence() {
        return switch (this) {
            case AgentComing(AgentId agent, Phase phase) -> "Agent " + agent + " can take it and is " + phase + ".";
            case LaunchQueued(AgentId agent, int behind, double perSecond) ->
                "Agent " + agent + " is to be launched for it and was queued behind " + behind
                        + " others of its pool; ECS is sent at most " + Math.round(perSecond)
                        + " launches a second, of all pools in turn.";
            case AgentReady(String agent) ->
                "Agent " + agent + " is online and can take it; Azure DevOps has to assign it.";
            case AgentMissing(AgentId agent, Instant until) ->
                "Agent " + agent
                        + " can take it, but Azure DevOps's newest list of agents lacks it; if it does not show"
                        + " again, it counts as deleted from " + until + " on.";
            case Launching(AgentId agent, String template) ->
                "Agent " + agent + " of template " + template + " is being launched for it.";
            case NoTemplate(List<Gap> gaps) -> sentence("No template offers what it demands: ", gaps);
            case TemplateLacks(String template, List<Demand> missing) ->
                "Template " + template + " declares what it demands, but its agents turned out to lack "
                        + texts(missing) + ".";
            case AtMaxAgents(int maxAgents, int live) ->
                "The pool has " + live + " agents and may have " + maxAgents + " (limits.maxAgents).";
            case AgentTooOld(String template, String has, String wants) ->
                "It demands Agent.Version " + wants + " or newer, and the agents of template " + template + " have "
                        + has + ".";
            case LaunchCap(int perLoop, Instant until) ->
                "One look launches at most " + perLoop
                        + " agents (limits.launchesPerLoop); the next look launches more.";
            case LaunchesInFlight(int most, int coming) ->
                coming + " agents are on their way to their first session, and " + most
                        + " may be (limits.launchesInFlight).";
            case LaunchRate(int perMinute, Instant until) ->
                "As many agents as may be (" + perMinute
                        + ", limits.launchesPerMinute) were launched within the last minute.";
            case LicenceFull(LicenceRoom room, int served) ->
                "The organisation may run " + room.total() + " jobs at once and runs " + room.used() + "; "
                        + room.jobs() + " of this pool's waiting jobs may have an agent for now, and " + served
                        + " have one.";
            case Paused() -> "The pool is paused.";
            case Draining() -> "The pool is drained: nothing launches any more.";
            case TemplateHeld(String template, String message, Instant until) ->
                "Template " + template + " is not launched until " + until + ": " + message + ".";
            case TemplateProbing(String template, AgentId agent, String message) ->
                "Template " + template + " failed before (" + message + "); agent " + agent
                        + " shows whether it works again.";
            case RetryBackoff(int failures, Instant until) ->
                failures + " agents launched for it ended without a job; the next is launched at " + until + ".";
            case AttemptsExhausted(int failures, String template, Instant until) ->
                failures + " agents of template " + template
                        + " launched for it never came to work; the next is launched at " + until
                        + ", or when the template changes.";
            case Phantom(int agents, Instant until) ->
                agents + " agents that could take it were online and Azure DevOps did not assign it: there seems to be"
                        + " nothing behind the request. It gets one more agent at " + until + ".";
            case RunOver(String result) ->
                "Its run has ended (" + result
                        + "), and Azure DevOps left it in the queue; nothing is launched for it.";
            case Stranded(String agent) ->
                "Azure DevOps gave it to agent " + agent
                        + ", which has ended; another one is launched once Azure DevOps takes it back.";
            case BeyondBound(int most) -> "More than " + most + " requests wait; those that wait longest come first.";
            case StaleDemand(Instant readBegan) ->
                "The job list of " + readBegan + " is too old to launch on; the next reading decides.";
            case GivenToAgent(AgentId agent) -> "Agent " + agent + " was given it; the job list has yet to show that.";
            case UnknownPlanType(String planType) ->
                "Its plan type " + planType + " is unknown, so nothing is launched for it.";
            case PoolOfOthers(String installation) ->
                "The Azure DevOps pool is served by another Muster installation, " + installation + ".";
            case PoolOfSibling(String pool) ->
                "The Azure DevOps pool is served by another pool of this installation, " + pool + ".";
            case OrphanComing(AgentId agent) ->
                "A task of agent " + agent + ", of which no record is left, was launched for it and may still take it.";
        };
    }

    /** Whether an agent that can take the job is there, on its way, or launched now. */
    default boolean hasAgent() {
        return switch (this) {
            case AgentComing _,
                    LaunchQueued _,
                    AgentReady _,
                    AgentMissing _,
                    Launching _,
                    OrphanComing _,
                    GivenToAgent _ -> true;
            case NoTemplate _,
                    TemplateLacks _,
                    AgentTooOld _,
                    AtMaxAgents _,
                    LaunchCap _,
                    LaunchesInFlight _,
                    LaunchRate _,
                    LicenceFull _,
                    Paused _,
                    Draining _,
                    TemplateHeld _,
                    TemplateProbing _,
                    RetryBackoff _,
                    AttemptsExhausted _,
                    Phantom _,
                    RunOver _,
                    Stranded _,
                    BeyondBound _,
                    StaleDemand _,
                    UnknownPlanType _,
                    PoolOfOthers _,
                    PoolOfSibling _ -> false;
        };
    }

    /** When this reason can end by the passing of time alone; empty if something else has to happen. */
    default Optional<Instant> mayChangeAt() {
        return switch (this) {
            case TemplateHeld held -> Optional.of(held.until());
            case RetryBackoff backoff -> Optional.of(backoff.until());
            case AttemptsExhausted exhausted -> Optional.of(exhausted.until());
            case Phantom phantom -> Optional.of(phantom.until());
            case LaunchRate rate -> Optional.of(rate.until());
            case LaunchCap cap -> Optional.of(cap.until());
            case AgentMissing missing -> Optional.of(missing.until());
            case AgentComing coming -> Optional.empty();
            case LaunchQueued queued -> Optional.empty();
            case AgentReady ready -> Optional.empty();
            case Launching launching -> Optional.empty();
            case NoTemplate none -> Optional.empty();
            case TemplateLacks lacks -> Optional.empty();
            case AgentTooOld old -> Optional.empty();
            case AtMaxAgents most -> Optional.empty();
            case LaunchesInFlight most -> Optional.empty();
            case LicenceFull full -> Optional.empty();
            case Draining draining -> Optional.empty();
            case TemplateProbing probing -> Optional.empty();
            case RunOver over -> Optional.empty();
            case Stranded stranded -> Optional.empty();
            case BeyondBound bound -> Optional.empty();
            case Paused paused -> Optional.empty();
            case StaleDemand stale -> Optional.empty();
            case GivenToAgent given -> Optional.empty();
            case UnknownPlanType unknown -> Optional.empty();
            case PoolOfOthers others -> Optional.empty();
            case PoolOfSibling sibling -> Optional.empty();
            case OrphanComing orphan -> Optional.empty();
        };
    }

    /** How long after {@code failures} failed attempts the next one waits: 10 s doubling to 10 minutes. */
    static Duration backoffAfter(int failures) {
        return Duration.ofSeconds(Math.min(600, 10L << Math.min(failures - 1, 6)));
    }

    private static String sentence(String beginning, List<Gap> gaps) {
        StringBuilder sentence =
                new StringBuilder(beginning.length() + gaps.size() * LETTERS_PER_GAP).append(beginning);
        String separator = "";
        for (Gap gap : gaps) {
            sentence.append(separator).append(gap.template()).append(" lacks ");
            append(sentence, gap.missing());
            separator = "; ";
        }
        return sentence.append('.').toString();
    }

    private static String texts(List<Demand> demands) {
        StringBuilder texts = new StringBuilder();
        append(texts, demands);
        return texts.toString();
    }

    private static void append(StringBuilder sentence, List<Demand> demands) {
        String separator = "";
        for (Demand demand : demands) {
            sentence.append(separator).append(demand.text());
            separator = ", ";
        }
    }
}
