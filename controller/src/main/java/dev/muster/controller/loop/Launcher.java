package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.QueuedLaunches;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Placement;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.RegistrationMode;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims agents, and queues their launches. Whatever is sent to ECS was durable before, byte for byte, so that a crash between any two
 * steps, or an answer that never came, is followed by sending the same bytes again.
 */
final class Launcher {
    private final LoopRuntime runtime;
    private final Tasks tasks;
    private final AgentStore store;
    private final LaunchSender sender;
    private final LaunchGovernor governor;

    Launcher(LoopRuntime runtime, Tasks tasks, AgentStore store, LaunchSender sender, LaunchGovernor governor) {
        this.sender = sender;
        this.runtime = runtime;
        this.tasks = tasks;
        this.store = store;
        this.governor = governor;
    }

    /** One pool's footing for a pass. */
    record Ground(PoolEntry entry, PoolDirectory.PoolInForce pool, Fence fence) {
        PoolUid uid() {
            return pool.uid();
        }

        PoolMemory memory() {
            return entry.memory;
        }
    }

    /**
     * Makes the task definitions of new templates ready before a job needs them: the first one need not wait for it, and
     * a template that ECS does not accept is known as soon as its turn to be registered has come.
     */
    void define(Ground ground) {
        List<AgentTemplate> defined = new ArrayList<>();
        ground.entry().defineAgain = Instant.MAX;
        for (AgentTemplate template : ground.pool().spec().templates()) {
            if (ground.entry().defined.contains(template) || isAnswered(ground, template)) {
                defined.add(template);
            }
        }
        ground.entry().defined = List.copyOf(defined);
    }

    /** False if its turn has not come, which holds nobody back: who launches hears of it himself. */
    private boolean isAnswered(Ground ground, AgentTemplate template) {
        Outcome<String> outcome = askDefinition(ground, template);
        if (outcome instanceof Outcome.Failed<String>(CloudFault.Throttled early)) {
            Instant turn = runtime.now().plus(early.retryAfter());
            Instant others = ground.entry().defineAgain;
            ground.entry().defineAgain = turn.isBefore(others) ? turn : others;
            return false;
        }
        arn(ground, template, outcome);
        return true;
    }

    /** The pool's launches that are being seen to: who sends them also keeps what came of it. */
    QueuedLaunches queued(Ground ground) {
        return governor.of(ground.pool().name());
    }

    /**
     * Returns false if the pool turned out to have another owner. What may have been claimed counts as claimed, but a plan
     * that did not know of it launched too much: then nothing is launched before it is known.
     */
    boolean launch(Ground ground, List<Action.Launch> launches) {
        if (!ground.entry().inDoubt.isEmpty()) {
            ground.entry().inDoubt = sender.readAgain(ground, ground.entry().inDoubt);
            return true;
        }
        List<Claim> claims = prepare(ground, launches);
        for (int from = 0; from < claims.size(); from += AgentStore.MAX_PER_TRANSACTION) {
            List<Claim> batch = claims.subList(from, Math.min(claims.size(), from + AgentStore.MAX_PER_TRANSACTION));
            if (!claimAndQueue(ground, batch)) {
                return false;
            }
        }
        return true;
    }

    private List<Claim> prepare(Ground ground, List<Action.Launch> launches) {
        Map<String, Optional<String>> definitions = new LinkedHashMap<>();
        List<Claim> claims = new ArrayList<>();
        PoolSpec spec = ground.pool().spec();
        for (Action.Launch launch : launches) {
            spec.template(launch.template())
                    .ifPresent(template -> definitions
                            .computeIfAbsent(template.name(), name -> definition(ground, template))
                            .ifPresent(arn -> claims.add(claim(ground, launch, template, arn))));
        }
        return claims;
    }

    private Optional<String> definition(Ground ground, AgentTemplate template) {
        return arn(ground, template, askDefinition(ground, template));
    }

    private Outcome<String> askDefinition(Ground ground, AgentTemplate template) {
        return tasks.taskDefinition(ground.pool().installation(), ground.pool().name(), template);
    }

    /** Empty if there is none now; then nothing of that template launches for a while. */
    private Optional<String> arn(Ground ground, AgentTemplate template, Outcome<String> outcome) {
        return switch (outcome) {
            case Outcome.Done<String>(String arn) -> Optional.of(arn);
            case Outcome.Failed<String>(CloudFault fault) -> {
                hold(ground, template, fault);
                yield Optional.empty();
            }
            case Outcome.Refused<String>(String why) -> {
                hold(ground, template, new CloudFault.Misconfigured(why));
                yield Optional.empty();
            }
            case Outcome.Unknown<String>(String why) -> {
                hold(ground, template, new CloudFault.Transient(why));
                yield Optional.empty();
            }
        };
    }

    private void hold(Ground ground, AgentTemplate template, CloudFault fault) {
        sender.hold(ground, TemplateHolds.Attempt.of(template, runtime.now()), fault);
    }

    private Claim claim(Ground ground, Action.Launch launch, AgentTemplate template, String definition) {
        AgentId agent = launch.agent();
        Placement placement = launch.placement();
        PoolDirectory.PoolInForce pool = ground.pool();
        ClientToken token = ClientToken.of(
                pool.installation(),
                pool.uid(),
                pool.spec().azureDevOps().organizationUrl(),
                pool.target().poolId(),
                agent);
        String cluster = pool.spec().clusterOf(template);
        FrozenRequest request = tasks.freeze(new Tasks.LaunchOrder(
                pool.installation(),
                agent,
                token,
                cluster,
                definition,
                placement.capacity(),
                placement.of(pool.spec().networkOf(template)),
                template.task().executeCommand(),
                template.task().tags(),
                registersItself(template) ? Optional.of(pool.spec().azureDevOps()) : Optional.empty()));
        Agent claimed = Agent.claimed(
                        agent,
                        template.name(),
                        template.fingerprint(),
                        cluster,
                        ground.fence().epoch(),
                        runtime.now())
                .onCapacity(placement.capacity());
        return new Claim(registersItself(template) ? claimed.registeringItself() : claimed, request);
    }

    private static boolean registersItself(AgentTemplate template) {
        return template.registration() == RegistrationMode.TOKEN;
    }

    private boolean claimAndQueue(Ground ground, List<Claim> batch) {
        WriteResult result = store.claim(ground.uid(), ground.fence(), batch);
        return switch (result) {
            case WriteResult.Written written -> {
                ground.memory()
                        .claimed(
                                batch.stream()
                                        .map(claim -> claim.agent()
                                                .written(ground.fence().epoch(), 1))
                                        .toList(),
                                runtime.now());
                batch.forEach(claim -> ground.entry().log.add(launched(claim.agent())));
                batch.forEach(claim ->
                        governor.queue(new QueuedLaunch(ground, claim.agent().id(), claim.request(), false)));
                yield true;
            }
            case WriteResult.Fenced fenced -> false;
            case WriteResult.Busy busy -> true;
            case WriteResult.Conflict conflict -> {
                doubt(ground, conflict.agents());
                yield true;
            }
            case WriteResult.Unknown unknown -> {
                doubt(ground, batch.stream().map(claim -> claim.agent().id()).toList());
                yield true;
            }
        };
    }

    private void doubt(Ground ground, List<AgentId> agents) {
        List<AgentId> inDoubt = new ArrayList<>(ground.entry().inDoubt);
        inDoubt.addAll(sender.readAgain(ground, agents));
        ground.entry().inDoubt = List.copyOf(inDoubt);
    }

    private static String launched(Agent agent) {
        CapacityOption capacity = agent.capacity();
        return "agent " + agent.id() + " is launched" + (capacity == null ? "" : " on " + capacity.provider());
    }

    /** Queues a claim's frozen request to be sent again, or gives the claim up if the request has expired. */
    void resume(Ground ground, AgentId agent) {
        try {
            Optional<FrozenRequest> frozen = store.frozenRequest(ground.uid(), agent);
            if (frozen.isPresent()) {
                governor.queue(new QueuedLaunch(ground, agent, frozen.get(), true));
            } else {
                sender.lookUp(ground, agent);
            }
        } catch (StoreUnavailableException unavailable) {
            sender.retryLater(ground, agent, unavailable.toString());
        }
    }
}
