package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.QueuedLaunches;
import dev.muster.model.plan.TemplateOffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a plan out: first what has to be durable, then what cleans up, then what launches. An agent whose intention
 * could not be written is left alone until the next plan.
 */
final class Executor {
    private static final Logger log = LoggerFactory.getLogger(Executor.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration REFUSED_RETRY = Duration.ofSeconds(30);
    private static final Duration STOP_RETRY = Duration.ofSeconds(30);

    private final LoopRuntime runtime;
    private final Tasks tasks;
    private final Registrations registrations;
    private final Intentions intentions;
    private final Adoption adoption;
    private final Launcher launcher;
    private final LaunchSender sender;
    private final RequestReader requests;
    private final ImageKeeper images;
    private final EcsBudget budget;
    private final Parallel parallel;

    Executor(
            LoopRuntime runtime,
            Tasks tasks,
            Registrations registrations,
            Intentions intentions,
            Adoption adoption,
            Launcher launcher,
            LaunchSender sender,
            RequestReader requests,
            ImageKeeper images,
            EcsBudget budget,
            Parallel parallel) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.registrations = registrations;
        this.intentions = intentions;
        this.adoption = adoption;
        this.launcher = launcher;
        this.sender = sender;
        this.requests = requests;
        this.images = images;
        this.budget = budget;
        this.parallel = parallel;
    }

    /** Returns false if the pool turned out to have another owner; the rest of the plan is then not done. */
    boolean execute(Launcher.Ground ground, Plan plan) throws InterruptedException {
        Intentions.Result written = intentions.write(ground.entry(), ground.uid(), ground.fence(), plan.actions());
        written.written().forEach(ground.entry().log::add);
        if (written.fencedOff() || !adoption.adopt(ground, plan)) {
            return false;
        }
        QueuedLaunches launching = launcher.queued(ground);
        for (Agent agent : ground.memory().undurableTasks()) {
            if (!launching.has(agent.id())) {
                agent.taskArn().ifPresent(arn -> keepTask(ground, agent));
            }
        }
        parallel.forEach("effect", effects(plan, written.notWritten()), action -> effect(ground, action));
        if (ground.entry().fencedOff) {
            return false;
        }
        launcher.define(ground);
        return launcher.launch(ground, launches(plan, written.notWritten()));
    }

    private void keepTask(Launcher.Ground ground, Agent agent) {
        if (agent.task() != null) {
            sender.keepTask(ground, agent.id(), agent.task());
        }
    }

    private static List<Action> effects(Plan plan, Set<AgentId> notWritten) {
        List<Action> effects = new ArrayList<>();
        for (Action action : plan.actions()) {
            boolean isEffect = !(action instanceof Action.Intention) && !(action instanceof Action.Launch);
            boolean held = action instanceof Action.OfAgent ofAgent && notWritten.contains(ofAgent.agent());
            if (isEffect && !held) {
                effects.add(action);
            }
        }
        return effects;
    }

    /** A further attempt of a request rests on the end of the one before: while that is not durable it may take the job yet. */
    static List<Action.Launch> launches(Plan plan, Set<AgentId> notWritten) {
        List<RequestId> open =
                notWritten.stream().flatMap(agent -> agent.requestId().stream()).toList();
        return plan.launches().stream()
                .filter(launch -> launch.request().filter(open::contains).isEmpty())
                .toList();
    }

    private void effect(Launcher.Ground ground, Action action) throws InterruptedException {
        switch (action) {
            case Action.Cordon cordon -> cordon(ground, cordon);
            case Action.Deregister deregister -> deregister(ground, deregister);
            case Action.StopTask stop -> stop(ground, stop);
            case Action.Resume resume -> launcher.resume(ground, resume.agent());
            case Action.LookUp lookUp -> sender.lookUp(ground, lookUp.agent());
            case Action.ReadRequest read ->
                requests.read(ground.memory(), ground.pool().target(), read.request());
            case Action.LearnImage learn -> images.keep(ground, learn);
            case Action.AddPlaceholder add -> addPlaceholder(ground, add);
            case Action.RemovePlaceholder remove ->
                logged(action, registrations.delete(ground.pool().target(), remove.registrationId()));
            case Action.Advance intention -> throw notAnEffect(intention);
            case Action.Retire intention -> throw notAnEffect(intention);
            case Action.Adopt intention -> throw notAnEffect(intention);
            case Action.Forget intention -> throw notAnEffect(intention);
            case Action.Launch launch -> throw notAnEffect(launch);
        }
    }

    private static IllegalArgumentException notAnEffect(Action action) {
        return new IllegalArgumentException("not an effect: " + action);
    }

    private void cordon(Launcher.Ground ground, Action.Cordon cordon) {
        Outcome<Registrations.Done> outcome = registrations.cordon(ground.pool().target(), cordon.registrationId());
        if (logged(cordon, outcome)) {
            ground.memory().cordoned(cordon.agent(), runtime.now());
        } else {
            later(ground, cordon.agent(), RETRY);
        }
    }

    private void deregister(Launcher.Ground ground, Action.Deregister deregister) {
        Outcome<Registrations.Done> outcome = registrations.delete(ground.pool().target(), deregister.registrationId());
        boolean refused = outcome instanceof Outcome.Refused;
        logged(deregister, outcome);
        later(ground, deregister.agent(), refused ? REFUSED_RETRY : RETRY);
    }

    private void stop(Launcher.Ground ground, Action.StopTask stop) throws InterruptedException {
        if (intentions.keyAppeared(ground.entry(), ground.uid(), stop.agent())) {
            return;
        }
        String cluster = ground.memory()
                .agent(stop.agent())
                .map(Agent::cluster)
                .orElse(ground.pool().spec().cluster());
        Duration wait = budget.taskCalls().take(runtime.now());
        if (wait.isPositive()) {
            runtime.sleep(wait);
        }
        Outcome<Registrations.Done> outcome = tasks.stop(cluster, stop.taskArn(), stop.why());
        if (outcome instanceof Outcome.Failed<Registrations.Done>(CloudFault.Throttled often)) {
            budget.taskCalls().throttled(runtime.now());
        }
        boolean done = logged(stop, outcome);
        later(ground, stop.agent(), done ? STOP_RETRY : RETRY);
    }

    private void addPlaceholder(Launcher.Ground ground, Action.AddPlaceholder add) {
        ground.pool()
                .spec()
                .template(add.template())
                .ifPresent(template -> logged(
                        add,
                        registrations.addPlaceholder(
                                ground.pool().target(),
                                new Registrations.Placeholder(
                                        add.name(),
                                        template.name(),
                                        ground.pool().installation(),
                                        TemplateOffer.ofPlaceholder(
                                                template, ground.memory().images()),
                                        TemplateOffer.ANY_AGENT_VERSION))));
    }

    private void later(Launcher.Ground ground, AgentId agent, Duration wait) {
        ground.memory().holdUntil(agent, runtime.now().plus(wait));
    }

    private static boolean logged(Action action, Outcome<?> outcome) {
        boolean done = outcome instanceof Outcome.Done;
        if (done) {
            log.debug("{}", action);
        } else {
            log.info("{} {}", action, outcome.describe());
        }
        return done;
    }
}
