package dev.muster.controller.app;

import dev.muster.controller.sqs.EventCounters;
import org.springframework.context.ConfigurableApplicationContext;

/** A controller that runs in this process; closing it ends it gracefully, within about a minute at worst. */
public final class RunningController implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    RunningController(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** TCP port of the API, the page and the bootstrap door. */
    public int port() {
        return port("local.server.port");
    }

    /** TCP port of the health checks. */
    public int managementPort() {
        return port("local.management.port");
    }

    /** What became of the messages on the queue of task events; all zero without a queue. */
    public EventCounters events() {
        return context.getBean(EventCounters.class);
    }

    /** How often a promise of the controller's own was found broken: 0 unless something is very wrong. */
    public long brokenInvariants() {
        return context.getBean(InvariantCounters.class).total();
    }

    @Override
    public void close() {
        context.close();
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }
}
