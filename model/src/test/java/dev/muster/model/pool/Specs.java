package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.texts;

/** Valid specs for tests to change what they are about. */
final class Specs {
    static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    static final String SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:feed-token-AbCdEf";

    private Specs() {}

    static SpecTree.Mapping minimal() {
        return mapping()
                .with(
                        "azureDevOps",
                        mapping()
                                .with("organizationUrl", "https://dev.azure.com/acme")
                                .with("pool", "linux")
                                .with("credential", "env:ADO_TOKEN"))
                .with("cluster", "agents")
                .with("limits", mapping().with("maxAgents", 20))
                .with("network", mapping().with("subnets", texts("subnet-a")))
                .with("templates", sequence(minimalTemplate("small")));
    }

    static SpecTree.Mapping full() {
        return mapping()
                .with(
                        "azureDevOps",
                        mapping()
                                .with("organizationUrl", "https://ado.acme.example/tfs/main/")
                                .with("pool", "Linux Agents")
                                .with("credential", "file:/run/secrets/ado")
                                .with("checks", "capacity"))
                .with("cluster", "arn:aws:ecs:eu-west-1:123456789012:cluster/agents")
                .with(
                        "limits",
                        mapping()
                                .with("maxAgents", 500)
                                .with("launchesPerLoop", 50)
                                .with("launchesInFlight", 200)
                                .with("launchesPerMinute", 600))
                .with(
                        "timeouts",
                        mapping()
                                .with("start", "10m")
                                .with("idle", "1h")
                                .with("surplus", "45s")
                                .with("maxIdle", "3h")
                                .with("linger", "2m")
                                .with("job", "6h"))
                .with(
                        "network",
                        mapping()
                                .with("subnets", texts("subnet-a", "subnet-b"))
                                .with("securityGroups", texts("sg-a"))
                                .with("assignPublicIp", true))
                .with("paused", true)
                .with("draining", true)
                .with("probeNewImages", false)
                .with("templates", sequence(fullTemplate("large"), minimalTemplate("small")))
                .with(
                        "standby",
                        sequence(
                                mapping().with("template", "large").with("agents", 1),
                                mapping()
                                        .with("template", "large")
                                        .with("agents", 20)
                                        .with("start", "0 8 * * 1-5")
                                        .with("end", "30 18 * * 1-5")
                                        .with("timeZone", "Europe/Berlin")));
    }

    static SpecTree.Mapping minimalTemplate(String name) {
        return mapping()
                .with("name", name)
                .with("image", "registry.example/agents/linux:4.255.0")
                .with("cpu", 1024)
                .with("memory", 2048)
                .with("taskRole", "arn:aws:iam::123456789012:role/agent")
                .with("executionRole", "agent-execution");
    }

    static SpecTree.Mapping fullTemplate(String name) {
        return minimalTemplate(name)
                .with("image", "registry.example:5000/agents/linux@" + DIGEST)
                .with("cpu", 4096)
                .with("memory", 16384)
                .with("architecture", "ARM64")
                .with("capabilities", mapping().with("java", "25").with("my tool", "a=b, c"))
                .with("weight", -5)
                .with("capacity", texts("FARGATE_SPOT", "FARGATE"))
                .with("environment", mapping().with("HTTP_PROXY", "http://proxy:3128"))
                .with("secrets", mapping().with("FEED_TOKEN", SECRET_ARN))
                .with("agentVersion", "4.255.0")
                .with("logConfiguration", mapping().with("options", mapping().with("awslogs-group", "/builds")))
                .with("stopTimeout", "90s")
                .with("ephemeralStorage", 100)
                .with("operatingSystem", "LINUX")
                .with("efsVolumes", sequence(efsVolume()))
                .with("enableExecuteCommand", true)
                .with("tags", mapping().with("team", "builds"))
                .with("cluster", "other")
                .with("network", mapping().with("subnets", texts("subnet-c")))
                .with("baseTaskDefinition", "side-cars:3");
    }

    static SpecTree.Mapping efsVolume() {
        return mapping()
                .with("fileSystem", "fs-0123abcd")
                .with("accessPoint", "fsap-0123abcd")
                .with("iam", true)
                .with("mountPoint", "/cache")
                .with("readOnly", true);
    }
}
