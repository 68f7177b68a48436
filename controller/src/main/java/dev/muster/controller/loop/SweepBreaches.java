package dev.muster.controller.loop;

import dev.muster.model.observed.TaskSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what a sweep showed of one pool against S1: two tasks with one agent's name, whatever became of them. */
final class SweepBreaches {
    private SweepBreaches() {}

    static List<Breach> of(List<TaskSeen> tasks) {
        Map<String, TreeSet<String>> arnsByAgent = new TreeMap<>();
        for (TaskSeen task : tasks) {
            arnsByAgent
                    .computeIfAbsent(task.startedBy(), agent -> new TreeSet<>())
                    .add(task.arn());
        }
        List<Breach> breaches = new ArrayList<>();
        arnsByAgent.forEach((agent, arns) -> {
            if (arns.size() > 1) {
                breaches.add(new Breach(LiveInvariant.S1, "agent " + agent + " has more than one task: " + arns));
            }
        });
        return breaches;
    }
}
