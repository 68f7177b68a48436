package dev.muster.model.pool;

import java.util.List;
import java.util.regex.Pattern;

/** {@code spec.network}: at most 16 subnets and 5 security groups (ECS API reference, AwsVpcConfiguration). */
final class NetworkSection {
    private static final ValueReader<String> SUBNET =
            Scalars.text("text such as subnet-0a1b2c3d", Pattern.compile("subnet-[A-Za-z0-9-]+"));
    private static final ValueReader<String> SECURITY_GROUP =
            Scalars.text("text such as sg-0a1b2c3d", Pattern.compile("sg-[A-Za-z0-9-]+"));

    static final ValueReader<Network> READER = Fields.section("a map with subnets", fields -> {
        var subnets = fields.required("subnets", Containers.distinct(SUBNET, 1, 16));
        var securityGroups = fields.optional("securityGroups", List.of(), Containers.distinct(SECURITY_GROUP, 0, 5));
        var assignPublicIp = fields.optional("assignPublicIp", false, Scalars.FLAG);
        return () -> new Network(subnets.orElseThrow(), securityGroups.orElseThrow(), assignPublicIp.orElseThrow());
    });

    private NetworkSection() {}
}
