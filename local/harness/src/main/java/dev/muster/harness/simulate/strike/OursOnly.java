package dev.muster.harness.simulate.strike;

import dev.muster.simulator.ecs.ContainerHost;
import dev.muster.simulator.ecs.ContainerStart;
import dev.muster.simulator.truth.WorldObserver;
import java.time.Instant;

/** Parts what happens to us from what happens to another installation beside us. */
public final class OursOnly implements WorldObserver {
    private final WorldObserver ours;
    private final Neighbour neighbour;

    /** @param ours is told of everything that is not the neighbour's */
    public OursOnly(WorldObserver ours, Neighbour neighbour) {
        this.ours = ours;
        this.neighbour = neighbour;
    }

    /** Runs our containers there; the neighbour's are run nowhere and end when it says so. */
    public ContainerHost host(ContainerHost fleet) {
        return new ContainerHost() {
            @Override
            public void containerStarted(ContainerStart start) {
                if (!neighbour.runs(start.taskArn())) {
                    fleet.containerStarted(start);
                }
            }

            @Override
            public void terminate(String taskArn) {
                fleet.terminate(taskArn);
            }

            @Override
            public void kill(String taskArn) {
                fleet.kill(taskArn);
            }
        };
    }

    @Override
    public void jobQueued(long requestId, int poolId, Instant at) {
        ours.jobQueued(requestId, poolId, at);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        ours.jobAssigned(requestId, agentName, at);
    }

    @Override
    public void jobTakenBack(long requestId, Instant at) {
        ours.jobTakenBack(requestId, at);
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        ours.jobFinished(requestId, result, at);
    }

    @Override
    public void jobCancelled(long requestId, Instant at) {
        ours.jobCancelled(requestId, at);
    }

    @Override
    public void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {
        if (!neighbour.registered(name)) {
            ours.registrationAdded(name, agentId, placeholder, at);
        }
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        if (neighbour.registered(name)) {
            neighbour.deleted(name);
        } else {
            ours.registrationDeleted(name, at);
        }
    }

    @Override
    public void agentWentOnline(String name, Instant at) {
        ours.agentWentOnline(name, at);
    }

    @Override
    public void agentLost(String name, Instant at) {
        ours.agentLost(name, at);
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        if (neighbour.isGroup(group)) {
            neighbour.began(taskArn);
        } else {
            ours.taskStarted(taskArn, startedBy, clientToken, group, at);
        }
    }

    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        if (neighbour.runs(taskArn)) {
            neighbour.stopAsked(taskArn);
        } else {
            ours.taskStopAsked(taskArn, startedBy, at);
        }
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        if (!neighbour.isGroup(group)) {
            ours.taskStopped(taskArn, startedBy, group, at);
        }
    }
}
