package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.TemplateOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a plan's launches against S2: one attempt for a request, and none while an earlier one could take it. An earlier
 * agent that other jobs need, or that turned out to lack what this one asks for, is no reason to let the job wait.
 */
final class AttemptBreaches {
    private final Snapshot snapshot;
    private final List<Breach> breaches = new ArrayList<>();

    private AttemptBreaches(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static List<Breach> of(Snapshot snapshot, Plan plan) {
        AttemptBreaches checks = new AttemptBreaches(snapshot);
        TreeSet<AgentId> unneeded = new TreeSet<>(plan.unneeded());
        TreeSet<RequestId> wanted = new TreeSet<>();
        plan.launches().forEach(launch -> launch.agent().requestId().ifPresent(wanted::add));
        List<Known> free = snapshot.agents().stream()
                .filter(known -> known.spentLearned() == null && unneeded.contains(known.id()))
                .filter(known -> known.id().requestId().filter(wanted::contains).isPresent())
                .toList();
        TreeSet<RequestId> launchedFor = new TreeSet<>();
        for (Action.Launch launch : plan.launches()) {
            launch.agent().requestId().ifPresent(request -> {
                checks.onceFor(request, launchedFor);
                checks.noneOf(free, launch.agent(), request);
            });
        }
        return checks.breaches;
    }

    private void onceFor(RequestId request, Set<RequestId> launchedFor) {
        if (!launchedFor.add(request)) {
            broken("two agents are to be launched for job request " + request);
        }
    }

    private void noneOf(List<Known> free, AgentId launched, RequestId request) {
        for (Known earlier : free) {
            boolean forIt = earlier.id().requestId().filter(request::equals).isPresent();
            if (forIt && couldTake(earlier, request)) {
                broken("agent " + launched + " is to be launched although " + earlier.id()
                        + " could take the same job");
            }
        }
    }

    private boolean couldTake(Known known, RequestId request) {
        Capabilities offer = offer(known);
        return snapshot.jobs().value().stream()
                .filter(job -> job.id().equals(request))
                .map(JobRequest::demands)
                .anyMatch(demands -> demands.satisfiedBy(offer));
    }

    /** An agent that never came online counts with what its template offers, one that did with what it has. */
    private Capabilities offer(Known known) {
        return snapshot.registrations().value().stream()
                .filter(seen -> seen.name().equals(known.id().toString()))
                .filter(seen -> seen.online() || known.agent().phase() == Phase.ONLINE)
                .map(RegistrationSeen::capabilities)
                .findFirst()
                .or(() -> snapshot.spec()
                        .template(known.agent().template())
                        .map(template -> TemplateOffer.of(template, snapshot.images())))
                .orElse(Capabilities.none());
    }

    private void broken(String message) {
        breaches.add(new Breach(LiveInvariant.S2, message));
    }
}
