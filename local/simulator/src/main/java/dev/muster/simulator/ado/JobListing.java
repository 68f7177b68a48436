package dev.muster.simulator.ado;

import dev.muster.simulator.ado.JobsPage.AgentReferenceNow;
import dev.muster.simulator.ado.JobsPage.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The forms in which the undocumented {@code jobrequests} listing comes. */
final class JobListing {
    private static final int FINISHED_WITHOUT_ASKING = 25;
    private static final int LARGEST_PAGE = 200;

    private final OrganisationState state;

    JobListing(OrganisationState state) {
        this.state = state;
    }

    JobsPage page(int poolId, JobsQuery query) {
        return query.top().isPresent() ? paged(poolId, query) : whole(poolId, query);
    }

    private JobsPage whole(int poolId, JobsQuery query) {
        List<AgentRegistration> agents = state.agentsOf(poolId);
        Map<List<Demand>, List<AgentRegistration>> matches = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        List<JobRequest> unfinished = state.unfinishedOf(poolId);
        int most = state.settings().unfinishedListCap().orElse(unfinished.size());
        List<JobRequest> requests = new ArrayList<>(unfinished.subList(0, Math.min(most, unfinished.size())));
        requests.addAll(state.finishedOf(poolId, query.completedRequestCount().orElse(FINISHED_WITHOUT_ASKING)));
        for (JobRequest request : requests) {
            rows.add(row(
                    request, agents, matches.computeIfAbsent(request.demands(), demands -> matching(request, agents))));
        }
        return new JobsPage(List.copyOf(rows), OptionalLong.empty());
    }

    private static List<AgentRegistration> matching(JobRequest request, List<AgentRegistration> agents) {
        return agents.stream()
                .filter(agent -> request.isMetBy(agent.capabilities()))
                .toList();
    }

    private static Row row(JobRequest request, List<AgentRegistration> agents, List<AgentRegistration> matching) {
        boolean onlyTheServicesDemand = request.demands().size() == 1;
        boolean all = onlyTheServicesDemand && !agents.isEmpty() && matching.size() == agents.size();
        List<AgentReferenceNow> told = all
                ? List.of()
                : matching.stream()
                        .map(agent -> new AgentReferenceNow(agent.reference(), agent.enabled(), agent.status()))
                        .toList();
        return new Row(request, told, all);
    }

    private JobsPage paged(int poolId, JobsQuery query) {
        int size = Math.min(LARGEST_PAGE, query.top().orElse(LARGEST_PAGE));
        long before = query.continuation().orElse(Long.MAX_VALUE);
        List<JobRequest> newestFirst = new ArrayList<>(state.unfinishedOf(poolId));
        newestFirst.addAll(state.finishedOf(poolId, Integer.MAX_VALUE));
        newestFirst.removeIf(request -> request.requestId() >= before);
        newestFirst.sort((left, right) -> Long.compare(right.requestId(), left.requestId()));
        List<Row> rows = newestFirst.stream()
                .limit(size)
                .map(request -> new Row(request, List.of(), false))
                .toList();
        boolean more = newestFirst.size() > rows.size() && !rows.isEmpty();
        return new JobsPage(
                rows, more ? OptionalLong.of(rows.getLast().request().requestId()) : OptionalLong.empty());
    }
}
