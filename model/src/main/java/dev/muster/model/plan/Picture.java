package dev.muster.model.plan;

import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a snapshot shows, in one order whatever order it came in, with what belongs together brought together. */
final class Picture {
    static final List<String> KNOWN_PLAN_TYPES = List.of("Build", "Release");

    private final Snapshot snapshot;
    private final List<RegistrationSeen> registrations;
    private final Map<String, RegistrationSeen> unexplained;
    private final Map<String, JobRequest> heldBy = new HashMap<>();
    private final List<Watched> agents;
    private final Map<String, Known> agentsByName;
    private final Map<RequestId, Known> givenTo = new HashMap<>();
    private final List<Listed> jobs;
    private final Map<RequestId, Listed> jobsById;
    private final Map<Demands, Demands> demands = new HashMap<>();
    private final List<Listed> waiting = new ArrayList<>();

    Picture(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.registrations = snapshot.registrations().value().stream()
                .sorted(Comparator.comparingInt(RegistrationSeen::id))
                .toList();
        this.unexplained = LinkedHashMap.newLinkedHashMap(registrations.size());
        for (RegistrationSeen seen : registrations) {
            if (seen.isOf(snapshot.installation())) {
                unexplained.put(seen.name(), seen);
            }
        }
        List<JobRequest> newest = newestReadings();
        for (JobRequest job : newest) {
            if (job.reservedAgent() != null && job.state() != JobRequest.State.FINISHED) {
                heldBy.put(job.reservedAgent(), job);
            }
        }
        this.agents = snapshot.agents().stream()
                .sorted(Comparator.comparing(Known::id))
                .map(this::watched)
                .toList();
        this.agentsByName = HashMap.newHashMap(agents.size());
        for (Watched agent : agents) {
            agentsByName.put(agent.name(), agent.known());
            if (agent.known().agent().served() != null) {
                givenTo.put(agent.known().agent().served(), agent.known());
            }
        }
        this.jobs = new ArrayList<>(newest.size());
        this.jobsById = HashMap.newHashMap(newest.size());
        newest.forEach(this::list);
    }

    private List<JobRequest> newestReadings() {
        List<JobRequest> newest = new ArrayList<>();
        for (JobRequest job : snapshot.jobs().value()) {
            newest.add(snapshot.reread().corrected(job, snapshot.jobs().readBegan()));
        }
        newest.sort(JobRequest.OLDEST_FIRST);
        return newest;
    }

    private Watched watched(Known known) {
        String name = known.id().toString();
        return new Watched(known, name, unexplained.remove(name), heldBy.get(name));
    }

    private void list(JobRequest job) {
        Listed listed = listed(job);
        jobs.add(listed);
        jobsById.put(job.id(), listed);
        if (listed.waits()) {
            waiting.add(listed);
        }
    }

    private Listed listed(JobRequest job) {
        int place = jobs.size();
        if (job.state() != JobRequest.State.QUEUED
                || job.reservedAgent() != null
                || !KNOWN_PLAN_TYPES.contains(job.planType())) {
            return new Listed(place, job, job.demands(), null, Listed.Standing.NOT_WAITING);
        }
        if (snapshot.reread().endOfRun(job.id()).isPresent()) {
            return new Listed(place, job, job.demands(), null, Listed.Standing.NOT_WAITING);
        }
        Known given = givenTo.get(job.id());
        if (given != null) {
            return new Listed(place, job, job.demands(), given, Listed.Standing.NOT_WAITING);
        }
        if (waiting.size() >= snapshot.settings().bounds().waitingJobs()) {
            return new Listed(place, job, job.demands(), null, Listed.Standing.BEYOND_BOUND);
        }
        Demands alike = demands.putIfAbsent(job.demands(), job.demands());
        return new Listed(place, job, alike == null ? job.demands() : alike, null, Listed.Standing.WAITING);
    }

    /** All requests, oldest first. */
    List<Listed> jobs() {
        return jobs;
    }

    /** Those of {@link #jobs()} that wait for any agent that can take them, within the bound. */
    List<Listed> waiting() {
        return waiting;
    }

    /** The listed request of this number; null if there is none. */
    @Nullable
    Listed job(RequestId request) {
        return jobsById.get(request);
    }

    /** By id. */
    List<Watched> agents() {
        return agents;
    }

    /** The agent of ours that has this name; null if none has. */
    @Nullable
    Known agent(String name) {
        return agentsByName.get(name);
    }

    /** Names of agents, whosesoever, for which the job list shows a request as held. */
    Set<String> holding() {
        return heldBy.keySet();
    }

    /** Everybody's, by id. */
    List<RegistrationSeen> registrations() {
        return registrations;
    }

    /** Registrations that this installation made and that are no agent's that we know: placeholders, orphans and others. */
    Collection<RegistrationSeen> unexplained() {
        return unexplained.values();
    }

    /** Whether one of {@link #unexplained()} has this name. */
    boolean isUnexplained(String name) {
        return unexplained.containsKey(name);
    }
}
