package dev.muster.controller.app;

import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.InvariantMonitor;
import dev.muster.controller.loop.LoopSettings;
import dev.muster.controller.loop.PoolViews;
import dev.muster.model.plan.Planner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loop on virtual threads and the real clock. */
@Configuration(proxyBeanMethods = false)
class LoopConfiguration {
    /** Lower than the consumer's: the loop ends last, so that what was recorded is not left hanging. */
    static final int PHASE = 1;

    /** A pass may wait for one call of each kind. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Identifiers identifiers() {
        return new Identifiers();
    }

    // Closed by its worker and not by Spring, which would not know that the loop has to stop first.
    @Bean(destroyMethod = "")
    VirtualThreadRuntime loopRuntime(InstantSource clock) {
        return new VirtualThreadRuntime(clock, () -> ThreadLocalRandom.current().nextDouble(), PATIENCE);
    }

    @Bean
    LoopSettings loopSettings(MusterProperties properties, Identifiers identifiers) {
        LoopSettings defaults =
                LoopSettings.defaults(ReplicaName.of(properties, identifiers).value());
        return new LoopSettings(
                        defaults.replica(),
                        defaults.pollInterval(),
                        properties.specInterval(),
                        properties.sweepInterval(),
                        defaults.logInterval(),
                        defaults.workers(),
                        properties.ecs().parallelLaunches(),
                        defaults.missingGrace(),
                        defaults.planner())
                .polling(properties.pollInterval());
    }

    @Bean
    InvariantCounters invariantCounters(MeterRegistry meters) {
        return new InvariantCounters(meters);
    }

    @Bean
    ControllerLoop controllerLoop(
            VirtualThreadRuntime loopRuntime,
            LoopSettings settings,
            ControllerLoop.Stores stores,
            ControllerLoop.Platforms platforms,
            Identifiers identifiers,
            InvariantMonitor monitor) {
        return new ControllerLoop(
                loopRuntime,
                settings,
                stores,
                platforms,
                new ControllerLoop.Identities(identifiers::installation, identifiers::pool),
                Planner::plan,
                monitor);
    }

    @Bean
    LaunchGauges launchGauges(ControllerLoop loop, MeterRegistry meters) {
        return new LaunchGauges(loop::launchPace, meters);
    }

    @Bean
    PoolViews poolViews(ControllerLoop loop) {
        return loop.views();
    }

    @Bean
    Worker loopWorker(ControllerLoop loop, VirtualThreadRuntime loopRuntime, StorePreparation preparation) {
        PatientStart start = new PatientStart(loopRuntime, preparation, loop::start);
        return new Worker(PHASE, start::start, () -> {
            loop.stop();
            loopRuntime.close();
        });
    }
}
