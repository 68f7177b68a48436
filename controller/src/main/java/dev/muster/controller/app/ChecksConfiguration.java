package dev.muster.controller.app;

import dev.muster.controller.checks.CheckDesk;
import dev.muster.controller.checks.CheckEvents;
import dev.muster.controller.checks.CheckMonitor;
import dev.muster.controller.checks.CheckSettings;
import dev.muster.controller.loop.DemandHints;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.loop.LoopSettings;
import dev.muster.controller.loop.PoolViews;
import dev.muster.model.plan.Planner;
import dev.muster.statestore.CheckStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks of Azure DevOps, wherever their state is kept and whoever is told. */
@Configuration(proxyBeanMethods = false)
class ChecksConfiguration {
    /** Begins after the loop and ends with its runtime. */
    private static final int PHASE = LoopConfiguration.PHASE + 1;

    @Bean
    CheckMonitor checkMonitor(MeterRegistry meters) {
        return new CheckCounters(meters);
    }

    @Bean
    CheckSettings checkSettings(MusterProperties properties, LoopSettings settings) {
        return CheckSettings.of(settings.replica(), properties.checks().timeout());
    }

    @Bean
    CheckDesk checkDesk(
            PoolViews views,
            DemandHints hints,
            LoopRuntime runtime,
            CheckMonitor monitor,
            CheckSettings settings,
            CheckKeys keys,
            CheckStore store,
            CheckEvents events) {
        CheckDesk.Surroundings around = new CheckDesk.Surroundings(views, hints, Planner::plan, runtime, monitor);
        return new CheckDesk(around, settings, keys.keys(), store, events);
    }

    @Bean
    Worker checksWorker(CheckDesk desk) {
        return new Worker(PHASE, desk::start, () -> {});
    }
}
