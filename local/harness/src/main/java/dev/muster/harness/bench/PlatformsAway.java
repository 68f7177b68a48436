package dev.muster.harness.bench;

import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.EcsBudget;
import dev.muster.controller.loop.EcsLimits;
import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.ParallelJobs;
import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Tasks;
import dev.muster.model.plan.Outcome;
import java.lang.reflect.Proxy;
import java.time.Instant;

/** Platforms that answer nothing, so that a loop can observe and plans nothing. */
final class PlatformsAway {
    private PlatformsAway() {}

    static ControllerLoop.Platforms all() {
        return new ControllerLoop.Platforms(
                away(Tasks.class),
                away(Registrations.class),
                away(JobRequests.class),
                away(ParallelJobs.class),
                new EcsBudget(EcsLimits.NONE, Instant.EPOCH));
    }

    /** Whatever is asked, by whichever method: every question of these ports ends in an outcome. */
    private static <T> T away(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> new Outcome.Unknown<>("nobody is there")));
    }
}
