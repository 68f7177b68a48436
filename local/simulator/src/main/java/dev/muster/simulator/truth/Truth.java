package dev.muster.simulator.truth;

import dev.muster.simulator.truth.JobHistory.End;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Keeps what happened and tells what became of it. Safe for use by several threads. */
public final class Truth implements WorldObserver, LostAttempts {
    private final Map<Long, JobHistory> jobs = new LinkedHashMap<>();
    private final Map<String, TaskHistory> tasks = new LinkedHashMap<>();
    private final Map<String, Long> firstJobs = new LinkedHashMap<>();
    private final Map<String, Long> currentJobs = new LinkedHashMap<>();
    private final Map<String, Boolean> registrations = new LinkedHashMap<>();
    private final Set<String> lostAttempts = new LinkedHashSet<>();

    /** The counts of everything so far. */
    public synchronized TruthReport report() {
        return new Tally(jobs.values(), tasks.values(), firstJobs, lostAttempts, registrationsLeft()).report();
    }

    /** What happened to every job, in the order of queueing. */
    public synchronized List<JobHistory> jobs() {
        return List.copyOf(jobs.values());
    }

    /** What happened to one job. */
    public synchronized Optional<JobHistory> job(long requestId) {
        return Optional.ofNullable(jobs.get(requestId));
    }

    /** What happened to every task, in the order of starting. */
    public synchronized List<TaskHistory> tasks() {
        return List.copyOf(tasks.values());
    }

    /** The names of the agents registered now, without placeholders, oldest first. */
    public synchronized List<String> registrationsLeft() {
        return registrations.entrySet().stream()
                .filter(registration -> !registration.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized void attemptLost(String startedBy) {
        lostAttempts.add(startedBy);
    }

    @Override
    public synchronized void jobQueued(long requestId, int poolId, Instant at) {
        jobs.put(requestId, JobHistory.queued(requestId, poolId, at));
    }

    @Override
    public synchronized void jobAssigned(long requestId, String agentName, Instant at) {
        releaseAgentOf(requestId);
        currentJobs.put(agentName, requestId);
        firstJobs.putIfAbsent(agentName, requestId);
        change(requestId, job -> job.assigned(agentName, at));
    }

    @Override
    public synchronized void jobTakenBack(long requestId, Instant at) {
        releaseAgentOf(requestId);
    }

    @Override
    public synchronized void jobFinished(long requestId, String result, Instant at) {
        end(requestId, result.equalsIgnoreCase("succeeded") ? End.SERVED : End.FAILED, at);
    }

    @Override
    public synchronized void jobCancelled(long requestId, Instant at) {
        end(requestId, End.CANCELLED, at);
    }

    @Override
    public synchronized void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {
        registrations.put(name, placeholder);
    }

    @Override
    public synchronized void registrationDeleted(String name, Instant at) {
        registrations.remove(name);
        // Only the registration of an agent whose job never arrived can be deleted; its job goes to somebody else.
        currentJobs.remove(name);
    }

    @Override
    public synchronized void agentWentOnline(String name, Instant at) {}

    @Override
    public synchronized void agentLost(String name, Instant at) {}

    @Override
    public synchronized void taskStarted(
            String taskArn, String startedBy, String clientToken, String group, Instant at) {
        tasks.put(taskArn, TaskHistory.started(taskArn, startedBy, clientToken, at));
        LaunchPurpose.request(startedBy).ifPresent(request -> change(request, job -> job.launched(at)));
    }

    @Override
    public synchronized void taskStopAsked(String taskArn, String startedBy, Instant at) {
        tasks.computeIfPresent(taskArn, (_, task) -> task.stopAsked(currentJobs.get(startedBy), at));
    }

    @Override
    public synchronized void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        tasks.computeIfPresent(taskArn, (_, task) -> task.stopped(at));
    }

    private void end(long requestId, End how, Instant at) {
        releaseAgentOf(requestId);
        change(requestId, job -> job.ended(how, at));
    }

    private void releaseAgentOf(long requestId) {
        JobHistory job = jobs.get(requestId);
        if (job != null && job.agentName() != null) {
            currentJobs.remove(job.agentName(), requestId);
        }
    }

    private void change(long requestId, UnaryOperator<JobHistory> how) {
        jobs.computeIfPresent(requestId, (_, job) -> how.apply(job));
    }
}
