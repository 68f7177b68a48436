package dev.muster.controller.web;

import dev.muster.controller.bootstrap.BootstrapExchange;
import dev.muster.controller.checks.CheckDesk;
import dev.muster.controller.checks.CheckMonitor;
import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.DemandHints;
import dev.muster.controller.loop.PoolViews;
import dev.muster.statestore.SpecEdits;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Everything that answers HTTP, over what the loop and the bootstrap protocol offer. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {
    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders() {
        FilterRegistrationBean<SecurityHeadersFilter> filter =
                new FilterRegistrationBean<>(new SecurityHeadersFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<AccessFilter> access(ApiAccess access) {
        FilterRegistrationBean<AccessFilter> filter = new FilterRegistrationBean<>(new AccessFilter(access));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    PoolsEndpoint poolsEndpoint(PoolViews views) {
        return new PoolsEndpoint(views);
    }

    @Bean
    SpecEndpoint specEndpoint(SpecEdits edits, InstantSource clock, ControllerLoop loop) {
        return new SpecEndpoint(edits, new SpecChange(edits, clock, loop::specsEdited));
    }

    @Bean
    SnapshotEndpoint snapshotEndpoint(PoolViews views, ObjectProvider<BuildProperties> build) {
        BuildProperties known = build.getIfAvailable();
        String words = known == null ? "unknown" : known.getVersion() + " " + known.get("revision");
        return new SnapshotEndpoint(views, words);
    }

    @Bean
    BootstrapEndpoint bootstrapEndpoint(BootstrapExchange exchange) {
        return new BootstrapEndpoint(exchange);
    }

    @Bean
    HooksEndpoint hooksEndpoint(HookAccess access, DemandHints hints, HookMonitor monitor) {
        return new HooksEndpoint(access, hints, monitor);
    }

    @Bean
    ChecksEndpoint checksEndpoint(HookAccess access, CheckDesk desk, CheckMonitor monitor) {
        return new ChecksEndpoint(access, desk, monitor);
    }

    @Bean
    ErrorAnswers errorAnswers() {
        return new ErrorAnswers();
    }
}
