package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Placement;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.RegistrationMode;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims, then launches. Whatever is sent to ECS was durable before, byte for byte, so that a crash between any two
 * steps, or an answer that never came, is followed by sending the same bytes again.
 */
final class Launcher {
    private static final Logger log = LoggerFactory.getLogger(Launcher.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

    private final LoopRuntime runtime;
    private final Tasks tasks;
    private final AgentStore store;
    private final Parallel parallel;
    private final Nudges nudges;

    Launcher(LoopRuntime runtime, Tasks tasks, AgentStore store, Parallel parallel, Nudges nudges) {
        this.nudges = nudges;
        this.runtime = runtime;
        this.tasks = tasks;
        this.store = store;
        this.parallel = parallel;
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
     * a template that ECS does not accept is known at once.
     */
    void define(Ground ground) {
        List<AgentTemplate> templates = ground.pool().spec().templates();
        if (!templates.equals(ground.entry().defined)) {
            ground.entry().defined = templates;
            templates.forEach(template -> definition(ground, template));
        }
    }

    /** Returns false if the pool turned out to have another owner. */
    boolean launch(Ground ground, List<Action.Launch> launches) throws InterruptedException {
        List<Claim> claims = prepare(ground, launches);
        for (int from = 0; from < claims.size(); from += AgentStore.MAX_PER_TRANSACTION) {
            List<Claim> batch = claims.subList(from, Math.min(claims.size(), from + AgentStore.MAX_PER_TRANSACTION));
            if (!claimAndRun(ground, batch)) {
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
        Outcome<String> outcome =
                tasks.taskDefinition(ground.pool().installation(), ground.pool().name(), template);
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
        String cluster = pool.spec().cluster();
        FrozenRequest request = tasks.freeze(new Tasks.LaunchOrder(
                pool.installation(),
                agent,
                token,
                cluster,
                definition,
                placement.capacity(),
                placement.of(pool.spec().network()),
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

    private boolean claimAndRun(Ground ground, List<Claim> batch) throws InterruptedException {
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
                batch.forEach(
                        claim -> ground.entry().log.add("agent " + claim.agent().id() + " is launched"));
                parallel.forEach(
                        "launch", batch, claim -> run(ground, claim.agent().id(), claim.request(), false));
                yield true;
            }
            case WriteResult.Fenced fenced -> false;
            case WriteResult.Busy busy -> true;
            case WriteResult.Conflict conflict -> {
                readAgain(ground, conflict.agents());
                yield true;
            }
            case WriteResult.Unknown unknown -> {
                readAgain(
                        ground, batch.stream().map(claim -> claim.agent().id()).toList());
                yield true;
            }
        };
    }

    /** Sends a claim's frozen request again, or gives the claim up if the request has expired. */
    void resume(Ground ground, AgentId agent) {
        try {
            Optional<FrozenRequest> frozen = store.frozenRequest(ground.uid(), agent);
            if (frozen.isPresent()) {
                run(ground, agent, frozen.get(), true);
            } else {
                lookUp(ground, agent);
            }
        } catch (StoreUnavailableException unavailable) {
            retryLater(ground, agent, unavailable.toString());
        }
    }

    private void run(Ground ground, AgentId agent, FrozenRequest request, boolean again) {
        Outcome<TaskSeen> outcome = tasks.run(request);
        switch (outcome) {
            case Outcome.Done<TaskSeen>(TaskSeen task) -> {
                launched(ground, agent, task);
                template(ground, agent).ifPresent(name -> ground.memory().holds(holds -> holds.launched(name)));
            }
            case Outcome.Refused<TaskSeen>(String why) ->
                failed(ground, agent, new CloudFault.Misconfigured(why), again);
            case Outcome.Failed<TaskSeen>(CloudFault fault) -> failed(ground, agent, fault, again);
            case Outcome.Unknown<TaskSeen>(String why) -> retryLater(ground, agent, why);
        }
    }

    private void launched(Ground ground, AgentId agent, TaskSeen task) {
        ground.memory().task(agent, task, runtime.now());
        keepTask(ground, agent, task);
    }

    /** Makes durable which task an agent has; tried again at the next pass if the store does not answer. */
    void keepTask(Ground ground, AgentId agent, TaskSeen task) {
        switch (store.recordTask(ground.uid(), agent, task)) {
            case WriteResult.Written written -> ground.memory().taskMadeDurable(agent);
            case WriteResult.Conflict conflict -> ground.memory().taskMadeDurable(agent);
            case WriteResult.Busy busy -> log.debug("task of {} is recorded later: {}", agent, busy.message());
            case WriteResult.Unknown unknown -> log.debug("task of {} is recorded later: {}", agent, unknown.message());
            case WriteResult.Fenced fenced ->
                throw new IllegalStateException("an observation is not checked against a fence");
        }
    }

    private void failed(Ground ground, AgentId agent, CloudFault fault, boolean again) {
        ground.memory()
                .agent(agent)
                .ifPresent(launched -> hold(ground, TemplateHolds.Attempt.of(launched), fault));
        switch (fault.kind().decision()) {
            case SAME_BYTES -> sendAgain(ground, agent, fault);
            case NEXT_OPTION, NEW_ATTEMPT, BACK_OFF, STOP_LAUNCHING -> {
                if (again) {
                    // The first sending may have been accepted, and its answer lost; this answer is about the second
                    // only.
                    giveUpIfNoTask(ground, agent, Phase.FAILED, fault.describe());
                } else {
                    giveUp(ground, agent, Phase.FAILED, fault.describe());
                }
            }
        }
    }

    private void sendAgain(Ground ground, AgentId agent, CloudFault fault) {
        if (fault instanceof CloudFault.Throttled throttled) {
            ground.memory().holdUntil(agent, runtime.now().plus(throttled.retryAfter()));
        } else {
            retryLater(ground, agent, fault.message());
        }
    }

    /** Asks ECS whether a claim too old to be sent again ever became a task. */
    void lookUp(Ground ground, AgentId agent) {
        giveUpIfNoTask(ground, agent, Phase.ABANDONED, "no answer to its launch ever came, and ECS shows no such task");
    }

    private void giveUpIfNoTask(Ground ground, AgentId agent, Phase phase, String why) {
        String cluster = ground.memory().agent(agent).map(Agent::cluster).orElse("");
        Outcome<List<TaskSeen>> outcome = tasks.startedBy(cluster, agent);
        switch (outcome) {
            case Outcome.Done<List<TaskSeen>>(List<TaskSeen> found)
            when !found.isEmpty() -> launched(ground, agent, found.getFirst());
            case Outcome.Done<List<TaskSeen>>(List<TaskSeen> none) -> giveUp(ground, agent, phase, why);
            case Outcome.Refused<List<TaskSeen>>(String refusal) -> retryLater(ground, agent, refusal);
            case Outcome.Failed<List<TaskSeen>>(CloudFault fault) -> retryLater(ground, agent, fault.describe());
            case Outcome.Unknown<List<TaskSeen>>(String unknown) -> retryLater(ground, agent, unknown);
        }
    }

    private void giveUp(Ground ground, AgentId id, Phase phase, String why) {
        Agent agent = ground.memory().agent(id).orElse(null);
        if (agent == null) {
            return;
        }
        log.warn("agent {} is {}: {}", id, phase, why);
        Agent given = agent.advancedTo(phase, runtime.now()).because(why);
        switch (store.intend(ground.uid(), ground.fence(), List.of(given))) {
            case WriteResult.Written written ->
                ground.memory().written(given.written(ground.fence().epoch(), given.revision() + 1), runtime.now());
            case WriteResult.Conflict conflict -> readAgain(ground, List.of(id));
            case WriteResult.Unknown unknown -> readAgain(ground, List.of(id));
            case WriteResult.Busy busy -> retryLater(ground, id, busy.message());
            case WriteResult.Fenced fenced -> ground.entry().fencedOff = true;
        }
    }

    private void retryLater(Ground ground, AgentId agent, String why) {
        int failures = ground.memory().failedAgain(agent);
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 6));
        Duration bounded = wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
        Duration jittered = bounded.plusMillis((long) (bounded.toMillis() * 0.5 * runtime.random()));
        log.info("launch of {} is tried again in {} ms: {}", agent, jittered.toMillis(), why);
        ground.memory().holdUntil(agent, runtime.now().plus(jittered));
    }

    private void hold(Ground ground, AgentTemplate template, CloudFault fault) {
        hold(ground, TemplateHolds.Attempt.of(template, runtime.now()), fault);
    }

    private void hold(Ground ground, TemplateHolds.Attempt attempt, CloudFault fault) {
        ground.memory().holds(holds -> holds.launchFailed(attempt, fault, runtime.now(), runtime.random()));
    }

    private void readAgain(Ground ground, List<AgentId> agents) {
        nudges.nudge(ground.pool().name());
        for (AgentId agent : agents) {
            try {
                ground.memory().refresh(agent, store.read(ground.uid(), agent), runtime.now());
            } catch (StoreUnavailableException unavailable) {
                log.info("record of {} could not be read again: {}", agent, unavailable.getMessage());
            }
        }
    }

    private static Optional<String> template(Ground ground, AgentId agent) {
        return ground.memory().agent(agent).map(Agent::template);
    }
}
