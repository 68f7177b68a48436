package dev.muster.controller.web;

import dev.muster.controller.bootstrap.BootstrapExchange;
import dev.muster.controller.loop.PoolViews;
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
    BootstrapEndpoint bootstrapEndpoint(BootstrapExchange exchange) {
        return new BootstrapEndpoint(exchange);
    }

    @Bean
    ErrorAnswers errorAnswers() {
        return new ErrorAnswers();
    }
}
