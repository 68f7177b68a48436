package dev.muster.model.pool;

import java.util.List;

/** The awsvpc network configuration of a task; {@code subnets} holds at least one id. */
public record Network(List<String> subnets, List<String> securityGroups, boolean assignPublicIp) {
    public Network {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }
}
