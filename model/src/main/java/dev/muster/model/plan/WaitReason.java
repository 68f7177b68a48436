package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Demand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a request still waits: one true sentence, and the earliest time at which that can change by itself. */
public sealed interface WaitReason {
    /** An agent that can take it is on its way. */
    record AgentComing(AgentId agent, Phase phase) implements WaitReason {}

    /** An agent that can take it is online; ADO has to give it the job. */
    record AgentReady(String agent) implements WaitReason {}

    /** An agent is being launched for it now. */
    record Launching(AgentId agent, String template) implements WaitReason {}

    /** No template offers what it demands. */
    record NoTemplate(List<Gap> gaps) implements WaitReason {}

    /** The template's agents, once online, turned out not to offer what was declared. */
    record TemplateLacks(String template, List<Demand> missing) implements WaitReason {}

    /** The pool has as many agents as it may have. */
    record AtMaxAgents(int maxAgents, int live) implements WaitReason {}

    /** As many launches as one look may make are planned already. */
    record LaunchCap(int perLoop) implements WaitReason {}

    /** The pool is paused. */
    record Paused() implements WaitReason {}

    /** The template's last launch failed. */
    record TemplateHeld(String template, String message, Instant until) implements WaitReason {}

    /** Agents launched for it before ended without any job. */
    record RetryBackoff(int failures, Instant until) implements WaitReason {}

    /** The job list is too old to launch on, or older than what is known of the agents. */
    record StaleDemand(Instant readBegan) implements WaitReason {}

    /** An agent of ours was given this very request; the list has yet to show it. */
    record GivenToAgent(AgentId agent) implements WaitReason {}

    /** We do not know what kind of work this is. */
    record UnknownPlanType(String planType) implements WaitReason {}

    /** Another installation of Muster serves this ADO pool. */
    record PoolOfOthers(String installation) implements WaitReason {}

    /** A task was launched for it that no record explains; it may still take the job. */
    record OrphanComing(AgentId agent) implements WaitReason {}

    /** What one template lacks. */
    record Gap(String template, List<Demand> missing) {
        public Gap {
            missing = List.copyOf(missing);
        }
    }

    /** One sentence for people. */
    default String sentence() {
        return switch (this) {
            case AgentComing(AgentId agent, Phase phase) -> "Agent " + agent + " can take it and is " + phase + ".";
            case AgentReady(String agent) ->
                "Agent " + agent + " is online and can take it; Azure DevOps has to assign it.";
            case Launching(AgentId agent, String template) ->
                "Agent " + agent + " of template " + template + " is being launched for it.";
            case NoTemplate(List<Gap> gaps) ->
                "No template offers what it demands: "
                        + gaps.stream()
                                .map(gap -> gap.template() + " lacks " + texts(gap.missing()))
                                .collect(Collectors.joining("; "))
                        + ".";
            case TemplateLacks(String template, List<Demand> missing) ->
                "Template " + template + " declares what it demands, but its agents turned out to lack "
                        + texts(missing) + ".";
            case AtMaxAgents(int maxAgents, int live) ->
                "The pool has " + live + " agents and may have " + maxAgents + " (limits.maxAgents).";
            case LaunchCap(int perLoop) ->
                "One look launches at most " + perLoop
                        + " agents (limits.launchesPerLoop); the next look launches more.";
            case Paused() -> "The pool is paused.";
            case TemplateHeld(String template, String message, Instant until) ->
                "Template " + template + " is not launched until " + until + " because the last launch failed: "
                        + message + ".";
            case RetryBackoff(int failures, Instant until) ->
                failures + " agents launched for it ended without a job; the next is launched at " + until + ".";
            case StaleDemand(Instant readBegan) ->
                "The job list of " + readBegan + " is too old to launch on; the next reading decides.";
            case GivenToAgent(AgentId agent) -> "Agent " + agent + " was given it; the job list has yet to show that.";
            case UnknownPlanType(String planType) ->
                "Its plan type " + planType + " is unknown, so nothing is launched for it.";
            case PoolOfOthers(String installation) ->
                "The Azure DevOps pool is served by another Muster installation, " + installation + ".";
            case OrphanComing(AgentId agent) ->
                "A task of agent " + agent + ", of which no record is left, was launched for it and may still take it.";
        };
    }

    /** When this reason can end by the passing of time alone; empty if something else has to happen. */
    default Optional<Instant> mayChangeAt() {
        return switch (this) {
            case TemplateHeld held -> Optional.of(held.until());
            case RetryBackoff backoff -> Optional.of(backoff.until());
            case AgentComing coming -> Optional.empty();
            case AgentReady ready -> Optional.empty();
            case Launching launching -> Optional.empty();
            case NoTemplate none -> Optional.empty();
            case TemplateLacks lacks -> Optional.empty();
            case AtMaxAgents most -> Optional.empty();
            case LaunchCap cap -> Optional.empty();
            case Paused paused -> Optional.empty();
            case StaleDemand stale -> Optional.empty();
            case GivenToAgent given -> Optional.empty();
            case UnknownPlanType unknown -> Optional.empty();
            case PoolOfOthers others -> Optional.empty();
            case OrphanComing orphan -> Optional.empty();
        };
    }

    /** How long after {@code failures} failed attempts the next one waits: 10 s doubling to 10 minutes. */
    static Duration backoffAfter(int failures) {
        return Duration.ofSeconds(Math.min(600, 10L << Math.min(failures - 1, 6)));
    }

    private static String texts(List<Demand> demands) {
        return demands.stream().map(Demand::text).collect(Collectors.joining(", "));
    }
}
