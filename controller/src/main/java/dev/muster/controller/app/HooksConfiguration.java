package dev.muster.controller.app;

import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.DemandHints;
import dev.muster.controller.web.HookAccess;
import dev.muster.controller.web.HookMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Service hooks of Azure DevOps. */
@Configuration(proxyBeanMethods = false)
class HooksConfiguration {
    private static final Logger log = LoggerFactory.getLogger(HooksConfiguration.class);

    @Bean
    HookAccess hookAccess(MusterProperties properties) {
        String secret = properties.hooks().secret();
        if (secret == null || secret.isBlank()) {
            log.info(
                    "muster.hooks.secret is not set: events of service hooks are refused, and only polls find new jobs");
            return new HookAccess.Closed();
        }
        return new HookAccess.WithSecret(secret);
    }

    @Bean
    HookMonitor hookMonitor(MeterRegistry meters) {
        return new HookCounters(meters);
    }

    @Bean
    DemandHints demandHints(ControllerLoop loop) {
        return loop.demandHints();
    }
}
