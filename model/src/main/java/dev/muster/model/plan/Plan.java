package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.RequestId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What to do, and what everything seen was taken for. Nothing seen is left out of the buckets. The maps are taken over
 * as they are, since those of a large pool take long to copy: whoever made them leaves them alone.
 *
 * @param actions in the order in which they matter: intentions, clean-up, launches
 * @param jobs every request of the list, oldest first
 * @param agents every agent of ours that is not GONE
 * @param registrations every registration of the pool, by ADO's id
 * @param tasks every stray task, by ARN
 * @param findings what the conditions of the pool should say
 * @param unneeded agents that could take a job but that no waiting job needs
 * @param lessons what templates turned out not to offer, learned with this plan
 * @param waitedInVain agents that were online and fit long enough while the request they were launched for still waited
 * @param startFailures agents found to have ended without ever having been online, with the reason
 * @param nextLook when time alone can change the plan; {@link Instant#MAX} if never
 */
public record Plan(
        List<Action> actions,
        Map<RequestId, JobSituation> jobs,
        Map<AgentId, AgentBucket> agents,
        Map<Integer, RegistrationBucket> registrations,
        Map<String, TaskBucket> tasks,
        List<Finding> findings,
        List<AgentId> unneeded,
        List<Lesson> lessons,
        List<AgentId> waitedInVain,
        Map<AgentId, String> startFailures,
        Instant nextLook) {
    public Plan {
        actions = List.copyOf(actions);
        jobs = Collections.unmodifiableMap(jobs);
        agents = Collections.unmodifiableMap(agents);
        registrations = Collections.unmodifiableMap(registrations);
        tasks = Collections.unmodifiableMap(tasks);
        findings = List.copyOf(findings);
        unneeded = List.copyOf(unneeded);
        lessons = List.copyOf(lessons);
        waitedInVain = List.copyOf(waitedInVain);
        startFailures = Collections.unmodifiableMap(startFailures);
    }

    public Plan withActions(List<Action> others) {
        return new Plan(
                others,
                jobs,
                agents,
                registrations,
                tasks,
                findings,
                unneeded,
                lessons,
                waitedInVain,
                startFailures,
                nextLook);
    }

    public Plan withRegistrations(Map<Integer, RegistrationBucket> others) {
        return new Plan(
                actions,
                jobs,
                agents,
                others,
                tasks,
                findings,
                unneeded,
                lessons,
                waitedInVain,
                startFailures,
                nextLook);
    }

    /** The launches among the actions. */
    public List<Action.Launch> launches() {
        return actions.stream()
                .filter(Action.Launch.class::isInstance)
                .map(Action.Launch.class::cast)
                .toList();
    }
}
