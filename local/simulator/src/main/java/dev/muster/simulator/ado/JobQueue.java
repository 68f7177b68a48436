package dev.muster.simulator.ado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The job requests of all pools: queueing, cancelling and looking at them. */
public final class JobQueue {
    private static final String SERVICE_DEMAND = "Agent.Version -gtVersion 2.163.1";

    private final OrganisationState state;
    private final Dispatcher dispatcher;
    private final JobListing listing;

    JobQueue(OrganisationState state, Dispatcher dispatcher) {
        this.state = state;
        this.dispatcher = dispatcher;
        this.listing = new JobListing(state);
    }

    /**
     * Queues a job; the service adds a demand for a minimum agent version. When no registered agent, offline and
     * disabled ones included, meets all demands, the request has failed before this returns.
     *
     * @throws IllegalArgumentException for an unknown pool
     */
    public long queueJob(int poolId, JobScript script) {
        return state.world().call(() -> {
            Pool pool = state.pool(poolId).orElseThrow(() -> new IllegalArgumentException("no agent pool " + poolId));
            JobRequest request =
                    JobRequest.queued(state.nextRequestId(), poolId, script, demandsOf(script), state.now());
            state.put(request);
            state.observer().jobQueued(request.requestId(), poolId, state.now());
            if (state.agentsOf(poolId).stream().noneMatch(agent -> request.isMetBy(agent.capabilities()))) {
                dispatcher.finish(request, JobResult.FAILED, nobodyFits(pool, request));
            }
            dispatcher.assignWaiting();
            return request.requestId();
        });
    }

    /** Cancels: at once while no agent runs it, else by telling its agent. Nothing happens to a finished request. */
    public void cancelJob(long requestId) {
        state.world().call(() -> {
            state.request(requestId)
                    .filter(JobRequest::isUnfinished)
                    .filter(request -> !state.isLeftBehind(requestId))
                    .ifPresent(this::cancel);
            dispatcher.assignWaiting();
            return null;
        });
    }

    /**
     * The run of a waiting request is cancelled, and the request stays in the queue for ever without being given to
     * anybody, as users report of the service; false if it waits no more.
     */
    public boolean cancelRunOnly(long requestId) {
        return state.world().call(() -> {
            Optional<JobRequest> waiting = waiting(requestId);
            waiting.ifPresent(request -> {
                state.strand(request);
                state.observer().jobCancelled(requestId, state.now());
            });
            return waiting.isPresent();
        });
    }

    /** How the run of a request ended; empty while it goes on, or if there is no such request. */
    public Optional<JobResult> endOfRun(long runId) {
        return state.world()
                .call(() -> state.isLeftBehind(runId)
                        ? Optional.of(JobResult.CANCELED)
                        : state.request(runId).flatMap(request -> Optional.ofNullable(request.result())));
    }

    /** A waiting request demands something else from now on; false if it waits no more. */
    public boolean changeDemands(long requestId, JobScript script) {
        return state.world().call(() -> {
            Optional<JobRequest> waiting = waiting(requestId);
            waiting.ifPresent(request -> state.put(request.demanding(script, demandsOf(script))));
            dispatcher.assignWaiting();
            return waiting.isPresent();
        });
    }

    /** One request, finished or not. */
    public Optional<JobRequest> find(long requestId) {
        return state.world().call(() -> state.request(requestId));
    }

    /** The pool's requests in one of the listing's forms. */
    public JobsPage list(int poolId, JobsQuery query) {
        return state.world().call(() -> listing.page(poolId, query));
    }

    private Optional<JobRequest> waiting(long requestId) {
        return state.request(requestId).filter(JobRequest::isWaiting).filter(request -> !state.isLeftBehind(requestId));
    }

    private void cancel(JobRequest request) {
        AgentReference reserved = request.reservedAgent();
        if (!request.isRunning() || reserved == null) {
            dispatcher.finish(request, JobResult.CANCELED, "The job was canceled.");
            return;
        }
        state.sessionOf(reserved.id()).ifPresent(session -> {
            session.enqueue(new AgentMessage.Cancellation(state.nextMessageId(), request));
            dispatcher.wake(session);
        });
    }

    private static List<Demand> demandsOf(JobScript script) {
        List<Demand> demands = new ArrayList<>();
        script.demands().forEach(text -> demands.add(Demand.parse(text)));
        demands.add(Demand.parse(SERVICE_DEMAND));
        return demands;
    }

    private static String nobodyFits(Pool pool, JobRequest request) {
        return "No agent found in pool %s which satisfies the specified demands: %s"
                .formatted(
                        pool.name(),
                        request.demands().stream().map(Demand::text).collect(Collectors.joining(", ")));
    }
}
