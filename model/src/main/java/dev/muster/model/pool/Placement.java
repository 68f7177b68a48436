package dev.muster.model.pool;

import java.util.List;

/**
 * Where one task is to run.
 *
 * @param capacity where ECS takes its capacity from
 * @param subnet 0 to leave the choice among the network's subnets to ECS; else the how manieth of them it has to be,
 *     counted round and round
 */
public record Placement(CapacityOption capacity, int subnet) {
    public Placement {
        if (subnet < 0) {
            throw new IllegalArgumentException("subnet must not be negative, was " + subnet);
        }
    }

    /** With the choice of the subnet left to ECS. */
    public static Placement anywhere(CapacityOption capacity) {
        return new Placement(capacity, 0);
    }

    /** The network narrowed to the subnet that is named. */
    public Network of(Network network) {
        List<String> all = network.subnets();
        return subnet == 0
                ? network
                : new Network(
                        List.of(all.get((subnet - 1) % all.size())),
                        network.securityGroups(),
                        network.assignPublicIp());
    }
}
