package dev.muster.harness.simulate;

import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.EcsBudget;
import dev.muster.controller.loop.EcsLimits;
import dev.muster.harness.simulate.adapter.AdapterFaces;
import dev.muster.harness.simulate.adapter.ShippedAdapters;
import dev.muster.harness.simulate.port.AdoWireTwists;
import dev.muster.harness.simulate.port.Boundary;
import dev.muster.harness.simulate.port.EcsWireTwists;
import dev.muster.harness.simulate.port.JobRequestsBehindBoundary;
import dev.muster.harness.simulate.port.ParallelJobsBehindBoundary;
import dev.muster.harness.simulate.port.RegistrationsBehindBoundary;
import dev.muster.harness.simulate.port.SimulatedJobRequests;
import dev.muster.harness.simulate.port.SimulatedParallelJobs;
import dev.muster.harness.simulate.port.SimulatedRegistrations;
import dev.muster.harness.simulate.port.SimulatedTasks;
import dev.muster.harness.simulate.port.TasksBehindBoundary;
import java.util.Optional;

/**
 * How the processes of a run reach the platforms: mostly through ports made for it, in one run of ten through the shipped
 * adapters.
 */
@FunctionalInterface
interface PlatformPorts {
    int ADAPTERS_EVERY = 10;

    /** A new process's own. */
    ControllerLoop.Platforms behind(Boundary boundary);

    /** @param broken what is wrong with the adapters, for which they are there in any run */
    static PlatformPorts of(long seed, SimulatedClouds clouds, Optional<AdapterFaces> broken) {
        return broken.isPresent() || seed % ADAPTERS_EVERY == 0
                ? boundary -> shipped(clouds, broken.orElse(AdapterFaces.PLAIN), boundary)
                : boundary -> simulated(clouds, boundary);
    }

    private static ControllerLoop.Platforms simulated(SimulatedClouds clouds, Boundary boundary) {
        return new ControllerLoop.Platforms(
                new SimulatedTasks(clouds.world, clouds.region, clouds.launches, boundary),
                new SimulatedRegistrations(clouds.ado, boundary),
                new SimulatedJobRequests(clouds.ado, boundary),
                new SimulatedParallelJobs(clouds.ado, boundary),
                budget(boundary));
    }

    private static ControllerLoop.Platforms shipped(SimulatedClouds clouds, AdapterFaces faces, Boundary boundary) {
        ShippedAdapters adapters =
                new ShippedAdapters(clouds.organisation, clouds.region, clouds.ecsMeter, faces, boundary::now);
        EcsWireTwists ecs = new EcsWireTwists(adapters.ecs(), clouds.region, clouds.launches);
        AdoWireTwists azureDevOps = new AdoWireTwists(adapters.azureDevOps(), clouds.ado);
        return new ControllerLoop.Platforms(
                new TasksBehindBoundary(adapters.tasks(), ecs, boundary),
                new RegistrationsBehindBoundary(adapters.registrations(), clouds.organisation, azureDevOps, boundary),
                new JobRequestsBehindBoundary(adapters.jobRequests(), azureDevOps, boundary),
                new ParallelJobsBehindBoundary(adapters.parallelJobs(), azureDevOps, boundary),
                adapters.azureDevOpsRate(),
                budget(boundary));
    }

    private static EcsBudget budget(Boundary boundary) {
        return new EcsBudget(EcsLimits.FARGATE, boundary.now());
    }
}
