package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Known;
import dev.muster.model.pool.CapacityOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the capacity is on which our agents run, and whether that is being taken away from them. */
record Workers(Map<String, Agent> byName) {
    static Workers of(List<Known> agents) {
        Map<String, Agent> byName = new TreeMap<>();
        agents.forEach(known -> byName.put(known.id().toString(), known.agent()));
        return new Workers(byName);
    }

    /** The end of a sentence about an agent; empty if it is none of ours. */
    String where(String agent) {
        Agent ours = byName.get(agent);
        if (ours == null) {
            return "";
        }
        CapacityOption capacity = ours.capacity();
        TaskSeen task = ours.task();
        return (capacity == null ? "" : " on " + capacity.provider())
                + (task == null || !task.isEnding() ? "" : "; ECS ends its task" + why(task));
    }

    private static String why(TaskSeen task) {
        String reason = task.stoppedReason();
        return reason == null ? "" : ": " + (reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason);
    }
}
