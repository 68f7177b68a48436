package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a plan rests on.
 *
 * @param now the time of the plan
 * @param jobs the pool's unfinished requests
 * @param registrations the pool's registrations, ours and others'
 * @param agents ours that are not GONE
 * @param attempts per waiting request, what became of agents launched for it before
 * @param strayTasks tasks of our group that have not stopped and belong to no agent we know
 * @param holds templates not launched for a while
 * @param lessons what templates turned out not to offer
 * @param sightings of things of ours that no agent we know explains
 */
public record Snapshot(
        Instant now,
        PoolName pool,
        InstallationId installation,
        PoolSpec spec,
        PlannerSettings settings,
        Seen<List<JobRequest>> jobs,
        Seen<List<RegistrationSeen>> registrations,
        List<Known> agents,
        Map<RequestId, Attempts> attempts,
        List<TaskSeen> strayTasks,
        List<Hold> holds,
        List<Lesson> lessons,
        Map<AgentId, Sighting> sightings) {
    public Snapshot {
        agents = List.copyOf(agents);
        attempts = Collections.unmodifiableMap(new TreeMap<>(attempts));
        strayTasks = List.copyOf(strayTasks);
        holds = List.copyOf(holds);
        lessons = List.copyOf(lessons);
        sightings = Collections.unmodifiableMap(new TreeMap<>(sightings));
    }

    public Snapshot withSpec(PoolSpec other) {
        return new Snapshot(
                now,
                pool,
                installation,
                other,
                settings,
                jobs,
                registrations,
                agents,
                attempts,
                strayTasks,
                holds,
                lessons,
                sightings);
    }

    public Snapshot withJobs(Seen<List<JobRequest>> others) {
        return new Snapshot(
                now,
                pool,
                installation,
                spec,
                settings,
                others,
                registrations,
                agents,
                attempts,
                strayTasks,
                holds,
                lessons,
                sightings);
    }

    public Snapshot withRegistrations(Seen<List<RegistrationSeen>> others) {
        return new Snapshot(
                now,
                pool,
                installation,
                spec,
                settings,
                jobs,
                others,
                agents,
                attempts,
                strayTasks,
                holds,
                lessons,
                sightings);
    }

    public Snapshot withAgents(List<Known> others) {
        return new Snapshot(
                now,
                pool,
                installation,
                spec,
                settings,
                jobs,
                registrations,
                others,
                attempts,
                strayTasks,
                holds,
                lessons,
                sightings);
    }

    public Snapshot withStrayTasks(List<TaskSeen> others) {
        return new Snapshot(
                now,
                pool,
                installation,
                spec,
                settings,
                jobs,
                registrations,
                agents,
                attempts,
                others,
                holds,
                lessons,
                sightings);
    }

    public Snapshot withHolds(List<Hold> others) {
        return new Snapshot(
                now,
                pool,
                installation,
                spec,
                settings,
                jobs,
                registrations,
                agents,
                attempts,
                strayTasks,
                others,
                lessons,
                sightings);
    }

    public Snapshot withLessons(List<Lesson> others) {
        return new Snapshot(
                now,
                pool,
                installation,
                spec,
                settings,
                jobs,
                registrations,
                agents,
                attempts,
                strayTasks,
                holds,
                others,
                sightings);
    }

    public Snapshot withSightings(Map<AgentId, Sighting> others) {
        return new Snapshot(
                now,
                pool,
                installation,
                spec,
                settings,
                jobs,
                registrations,
                agents,
                attempts,
                strayTasks,
                holds,
                lessons,
                others);
    }
}
