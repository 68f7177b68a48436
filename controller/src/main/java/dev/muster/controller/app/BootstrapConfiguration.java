package dev.muster.controller.app;

import dev.muster.controller.bootstrap.BootstrapCounters;
import dev.muster.controller.bootstrap.BootstrapExchange;
import dev.muster.controller.bootstrap.BootstrapProtocol;
import dev.muster.controller.bootstrap.CallerIdentities;
import dev.muster.controller.bootstrap.CallerProof;
import dev.muster.controller.bootstrap.Enrolment;
import dev.muster.controller.loop.ControllerLoop;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The protocol that gives containers their agents' identities. */
@Configuration(proxyBeanMethods = false)
class BootstrapConfiguration {
    @Bean
    BootstrapUrl bootstrapUrl(MusterProperties properties) {
        return new BootstrapUrl(Objects.requireNonNull(properties.bootstrap().url()));
    }

    @Bean
    BootstrapCounters bootstrapCounters() {
        return new BootstrapCounters();
    }

    @Bean
    BootstrapExchange bootstrapExchange(
            StsHost stsHost,
            BootstrapUrl url,
            CallerIdentities identities,
            ControllerLoop loop,
            ControllerLoop.Stores stores,
            ControllerLoop.Platforms platforms,
            BootstrapCounters counters,
            InstantSource clock) {
        CallerProof proof = new CallerProof(List.of(stsHost.name()), url.value().toString());
        Enrolment enrolment = new Enrolment(loop.directory(), stores.agents(), platforms.registrations(), clock);
        return new BootstrapExchange(new BootstrapProtocol(proof, identities, enrolment, counters, clock), counters);
    }
}
