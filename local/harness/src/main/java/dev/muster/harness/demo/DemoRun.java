package dev.muster.harness.demo;

import dev.muster.controller.app.MusterApplication;
import dev.muster.controller.app.RunningController;
import dev.muster.harness.local.JobStream;
import dev.muster.harness.local.LocalClouds;
import dev.muster.harness.local.LocalEndpoints;
import dev.muster.harness.local.LocalPorts;
import dev.muster.harness.local.LocalSettings;
import dev.muster.harness.local.ServiceHook;
import dev.muster.simulator.agents.KeyRing;
import dev.muster.simulator.ecs.EcsTimings;
import dev.muster.simulator.truth.JobHistory;
import dev.muster.simulator.truth.TruthReport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The local clouds, the controller as it ships, and people who queue jobs. */
final class DemoRun implements AutoCloseable {
    /** So many agents make their keys themselves, as real ones do; more would keep the machine busy with nothing else. */
    private static final int KEYS_OF_THEIR_OWN = 50;

    /** What many agents share; each takes the better part of a second to make. */
    private static final int SHARED_KEYS = 10;

    /** The most that a spec may say. */
    private static final int MOST_AGENTS = 5_000;

    private final LocalClouds clouds;
    private final RunningController controller;
    private final JobStream jobs;
    private final DemoLimits limits;

    private DemoRun(LocalClouds clouds, RunningController controller, JobStream jobs, DemoLimits limits) {
        this.clouds = clouds;
        this.controller = controller;
        this.jobs = jobs;
        this.limits = limits;
    }

    /** Starts everything, with the live page on that port. */
    static DemoRun start(DemoOptions options, int pagePort) {
        LocalSettings brisk = LocalSettings.brisk(options.seed(), LocalPorts.ANY, keys(options));
        EcsTimings timings =
                options.burst() && options.limits() == DemoLimits.NONE ? EcsTimings.halfAMinute() : EcsTimings.brisk();
        return start(options, pagePort, brisk.withEcs(options.limits().limits(), timings));
    }

    static DemoRun start(DemoOptions options, int pagePort, LocalSettings settings) {
        LocalClouds clouds = LocalClouds.start(settings);
        try {
            declarePools(clouds, options);
            String secret = UUID.randomUUID().toString();
            Map<String, Object> properties = properties(clouds.endpoints(), pagePort, options);
            properties.put("muster.hooks.secret", secret);
            RunningController controller = MusterApplication.start(properties);
            URI events = URI.create("http://127.0.0.1:" + controller.port() + "/hooks/azure-devops/events");
            JobStream jobs = options.burst()
                    ? clouds.queueBurst(options.jobs().orElse(0))
                    : queueJobs(clouds, options, events, secret);
            return new DemoRun(clouds, controller, jobs, options.limits());
        } catch (RuntimeException failed) {
            clouds.close();
            throw failed;
        }
    }

    /** A burst is to be held back by nothing but ECS. */
    private static void declarePools(LocalClouds clouds, DemoOptions options) {
        if (options.burst()) {
            clouds.declarePools(Math.clamp(options.jobs().orElse(1), 1, MOST_AGENTS));
        } else {
            clouds.declarePools();
        }
    }

    /** A job that comes into a quiet pool is told of, or it would wait for the next of that pool's rare polls. */
    private static JobStream queueJobs(LocalClouds clouds, DemoOptions options, URI events, String secret) {
        ServiceHook hook = new ServiceHook(events, secret, clouds.endpoints().organisation());
        return clouds.queueJobs(options.pace(), options.jobs(), hook);
    }

    LocalClouds clouds() {
        return clouds;
    }

    int pagePort() {
        return controller.port();
    }

    Progress progress() {
        return Progress.of(clouds.truth().jobs());
    }

    /** Whether the last job was queued and has ended, well or not. */
    boolean isThrough() {
        return jobs.isDone() && progress().isOver();
    }

    /** Whether no task and no registration of an agent is left. */
    boolean isClean() {
        TruthReport truth = clouds.truth().report();
        return truth.tasksLeft() == 0 && truth.registrationsLeft() == 0;
    }

    /** What it came to if it ended at that time. */
    DemoReport report(Instant end) {
        List<JobHistory> all = clouds.truth().jobs();
        Instant begin = all.isEmpty() ? end : all.getFirst().queuedAt();
        return new DemoReport(
                clouds.truth().report(),
                LaunchTimes.of(
                        clouds.truth().tasks(),
                        begin,
                        limits.timeFor(all.size()),
                        clouds.ecsMeter().counts("RunTask")),
                clouds.writtenItems(),
                controller.brokenInvariants(),
                Duration.between(begin, end));
    }

    @Override
    public void close() {
        try {
            controller.close();
        } finally {
            clouds.close();
        }
    }

    private static KeyRing keys(DemoOptions options) {
        boolean few = options.jobs().isPresent() && options.jobs().getAsInt() <= KEYS_OF_THEIR_OWN;
        return few ? KeyRing.freshKeys() : KeyRing.ofSize(SHARED_KEYS);
    }

    private static Map<String, Object> properties(LocalEndpoints endpoints, int pagePort, DemoOptions options) {
        Map<String, Object> properties = new LinkedHashMap<>(endpoints.controllerProperties());
        properties.put("muster.replica", "demo");
        properties.put("muster.poll-interval", "1s");
        properties.put("muster.spec-interval", "2s");
        properties.put("muster.sweep-interval", "15s");
        if (options.limits() == DemoLimits.NONE) {
            properties.put("muster.ecs.launches-per-second", 0);
            properties.put("muster.ecs.task-calls-per-second", 0);
            properties.put("muster.ecs.reads-per-second", 0);
        }
        properties.put("muster.bootstrap.url", LocalEndpoints.bootstrapUrl(pagePort));
        properties.put("muster.api.open-on-loopback", "true");
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", pagePort);
        // The engines still speak while they are closed.
        properties.put("logging.register-shutdown-hook", "false");
        properties.put("management.server.address", "127.0.0.1");
        properties.put("management.server.port", 0);
        return properties;
    }
}
