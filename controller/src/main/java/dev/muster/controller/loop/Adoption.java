package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Plan;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the records of what no record explains. The record is read once more before, so that an agent which has one
 * after all is remembered instead; whatever else does not succeed is decided anew by the next plan.
 */
final class Adoption {
    private static final Logger log = LoggerFactory.getLogger(Adoption.class);

    private final LoopRuntime runtime;
    private final AgentStore store;

    Adoption(LoopRuntime runtime, AgentStore store) {
        this.runtime = runtime;
        this.store = store;
    }

    /** Returns false if the pool turned out to have another owner. */
    boolean adopt(Launcher.Ground ground, Plan plan) {
        for (Action action : plan.actions()) {
            if (action instanceof Action.Adopt adopt && !adopt(ground, adopt)) {
                return false;
            }
        }
        return true;
    }

    private boolean adopt(Launcher.Ground ground, Action.Adopt adopt) {
        try {
            Optional<Agent> stored = store.read(ground.uid(), adopt.agent());
            if (stored.isPresent() && stored.get().phase() != Phase.GONE) {
                ground.memory().found(stored.get(), runtime.now());
                return true;
            }
            Agent adopted = record(ground, adopt);
            return write(ground, stored.map(adopted::continuing).orElse(adopted));
        } catch (StoreUnavailableException unavailable) {
            log.info("{} is adopted later: {}", adopt.agent(), unavailable.getMessage());
            return true;
        }
    }

    private Agent record(Launcher.Ground ground, Action.Adopt adopt) {
        String cluster = ground.memory()
                .strayCluster(adopt.agent())
                .orElse(ground.pool().spec().cluster());
        return Agent.adopted(adopt.agent(), cluster, adopt.task(), adopt.registrationId(), adopt.why(), runtime.now());
    }

    private boolean write(Launcher.Ground ground, Agent agent) {
        return switch (store.adopt(ground.uid(), ground.fence(), agent)) {
            case WriteResult.Written written -> {
                log.warn("agent {} is {}", agent.id(), agent.reason());
                ground.entry().log.add("agent " + agent.id() + " is " + agent.reason());
                ground.memory().found(agent.written(ground.fence().epoch(), agent.revision() + 1), runtime.now());
                yield true;
            }
            case WriteResult.Fenced fenced -> false;
            case WriteResult.Conflict conflict -> true;
            case WriteResult.Busy busy -> true;
            case WriteResult.Unknown unknown -> true;
        };
    }
}
