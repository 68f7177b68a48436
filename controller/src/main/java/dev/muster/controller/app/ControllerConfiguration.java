package dev.muster.controller.app;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the controller is, whatever its stores and platforms are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MusterProperties.class)
@Import({
    LoopConfiguration.class,
    BootstrapConfiguration.class,
    AccessConfiguration.class,
    HooksConfiguration.class,
    ChecksConfiguration.class
})
class ControllerConfiguration {
    @Bean
    StoreHealth stateStoreHealthIndicator(StoreProbe probe, InstantSource clock) {
        return new StoreHealth(probe, clock);
    }
}
