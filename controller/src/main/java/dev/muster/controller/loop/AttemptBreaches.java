package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.TemplateOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a plan's launches against S2: one attempt for a request, and none while an earlier one could take it. An earlier
 * agent that other jobs need, or that turned out to lack what this one asks for, is no reason to let the job wait.
 */
final class AttemptBreaches {
    private final Snapshot snapshot;
    private final LearnedImages images;
    private final List<Breach> breaches = new ArrayList<>();

    private AttemptBreaches(Snapshot snapshot, LearnedImages images) {
        this.snapshot = snapshot;
        this.images = images;
    }

    static List<Breach> of(Snapshot snapshot, Plan plan) {
        AttemptBreaches checks = new AttemptBreaches(snapshot, known(snapshot, plan));
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

    /** What is learned with a plan counts in it. */
    private static LearnedImages known(Snapshot snapshot, Plan plan) {
        LearnedImages images = snapshot.images();
        for (Action action : plan.actions()) {
            images = action instanceof Action.LearnImage learn ? images.with(learn.learned()) : images;
        }
        return images;
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
        Optional<Capabilities> offer = offer(known);
        return snapshot.jobs().value().stream()
                .filter(job -> job.id().equals(request))
                .map(JobRequest::demands)
                .anyMatch(demands -> offer.isEmpty() || demands.satisfiedBy(offer.get()));
    }

    /**
     * An agent that came online counts with what it has, one that did not with what its template offers; empty if that has
     * changed since, for then it was launched because it offered what the job demands.
     */
    private Optional<Capabilities> offer(Known known) {
        return snapshot.registrations().value().stream()
                .filter(seen -> seen.name().equals(known.id().toString()))
                .filter(seen -> seen.online() || known.agent().phase() == Phase.ONLINE)
                .map(RegistrationSeen::capabilities)
                .findFirst()
                .or(() -> snapshot.spec()
                        .template(known.agent().template())
                        .filter(template ->
                                template.fingerprint().equals(known.agent().templateFingerprint()))
                        .map(template -> TemplateOffer.of(template, images)));
    }

    private void broken(String message) {
        breaches.add(new Breach(LiveInvariant.S2, message));
    }
}
