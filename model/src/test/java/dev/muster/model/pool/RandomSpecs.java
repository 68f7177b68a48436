package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.text;

import dev.muster.model.Chance;
import java.util.ArrayList;
import java.util.List;

/** Valid specs made at random, which together use every field there is. */
final class RandomSpecs {
    private static final List<int[]> SIZES = List.of(
            new int[] {256, 1024}, new int[] {1024, 8192}, new int[] {2048, 4096}, new int[] {4096, 30720}, new int[] {
                16384, 122880
            });

    private final Chance chance;

    private RandomSpecs(Chance chance) {
        this.chance = chance;
    }

    static SpecTree.Mapping valid(Chance chance) {
        return new RandomSpecs(chance).spec();
    }

    private SpecTree.Mapping spec() {
        var spec = mapping()
                .with("azureDevOps", azureDevOps())
                .with("cluster", chance.pick(List.of("agents", "arn:aws:ecs:eu-west-1:123456789012:cluster/agents")))
                .with("limits", limits())
                .with("network", network());
        spec = maybe(spec, "timeouts", timeouts());
        spec = maybe(spec, "paused", SpecTree.flag(chance.oneIn(2)));
        spec = maybe(spec, "draining", SpecTree.flag(chance.oneIn(2)));
        spec = maybe(spec, "probeNewImages", SpecTree.flag(chance.oneIn(2)));
        List<SpecTree> templates = new ArrayList<>();
        for (int i = 0; i <= chance.choose(3); i++) {
            templates.add(template("t" + i));
        }
        return maybe(spec.with("templates", new SpecTree.Sequence(templates)), "standby", standby());
    }

    private SpecTree.Mapping azureDevOps() {
        SpecTree credential = chance.oneIn(2)
                ? text(chance.pick(List.of("env:ADO_TOKEN", "file:/run/secrets/ado", Specs.SECRET_ARN + ":token")))
                : entra();
        var served = mapping()
                .with("organizationUrl", "https://dev.azure.com/acme")
                .with("pool", "Linux Agents")
                .with("credential", credential);
        served = maybe(served, "parallelJobs", SpecTree.number(1 + chance.choose(100_000)));
        return maybe(served, "checks", text(chance.pick(List.of("pass", "capacity"))));
    }

    private SpecTree.Mapping entra() {
        var identity = mapping()
                .with("tenantId", "0f8fad5b-d9cb-469f-a165-70867728950e")
                .with("clientId", "0F8FAD5B-D9CB-469F-A165-70867728950E");
        return chance.oneIn(2)
                ? identity.with("clientSecret", "env:CLIENT_SECRET")
                : identity.with("federation", "aws");
    }

    private SpecTree.Mapping limits() {
        var limits = mapping().with("maxAgents", chance.choose(5001));
        limits = maybe(limits, "launchesPerLoop", SpecTree.number(1 + chance.choose(1000)));
        limits = maybe(limits, "launchesInFlight", SpecTree.number(1 + chance.choose(5000)));
        return maybe(limits, "launchesPerMinute", SpecTree.number(1 + chance.choose(60_000)));
    }

    private SpecTree.Mapping timeouts() {
        var timeouts = mapping();
        for (var name : List.of("start", "idle", "surplus", "maxIdle", "linger", "job")) {
            timeouts = maybe(timeouts, name, text(chance.pick(List.of("1s", "90s", "15m", "24h"))));
        }
        return timeouts;
    }

    private SpecTree.Mapping network() {
        var network = mapping().with("subnets", SpecTree.texts("subnet-a", "subnet-0b1c2d"));
        network = maybe(network, "securityGroups", SpecTree.texts("sg-a"));
        return maybe(network, "assignPublicIp", SpecTree.flag(chance.oneIn(2)));
    }

    private SpecTree standby() {
        var always = mapping().with("template", "t0").with("agents", 1 + chance.choose(500));
        var hours = always.with("start", "0 8 * * MON-FRI").with("end", "30 18 * * 1-5");
        return sequence(always, maybe(hours, "timeZone", text("Europe/Berlin")));
    }

    private SpecTree.Mapping template(String name) {
        boolean windows = chance.oneIn(4);
        boolean fargate = !chance.oneIn(4);
        var template = sized(mapping().with("name", name), windows, fargate)
                .with("taskRole", "arn:aws:iam::123456789012:role/agent")
                .with("executionRole", "agent-execution");
        template = chance.oneIn(5)
                ? template.with("image", "registry.example/agents/linux:latest").with("allowMutableImage", true)
                : template.with("image", chance.pick(List.of("agents:1.0", "host:5000/agents@" + Specs.DIGEST)));
        template = maybe(template, "capabilities", mapping().with("java", "25").with("my tool", "a=b"));
        template = maybe(template, "weight", SpecTree.number(chance.choose(2001) - 1000));
        template = maybe(template, "agentVersion", text("4.255.0"));
        template = maybe(template, "environment", mapping().with("HTTP_PROXY", "http://proxy:3128"));
        template = chance.oneIn(3)
                ? template.with("secrets", mapping().with("AZP_TOKEN", Specs.SECRET_ARN))
                        .with("registration", "token")
                : maybe(template, "registration", text("bootstrap"));
        template = maybe(template, "tags", mapping().with("team", "builds").with("cost-center", "42"));
        template = maybe(template, "enableExecuteCommand", SpecTree.flag(chance.oneIn(2)));
        template = maybe(template, "cluster", text("other"));
        template = maybe(template, "network", network());
        template = maybe(template, "baseTaskDefinition", base());
        template = maybe(template, "stopTimeout", text(fargate ? "90s" : "10m"));
        return maybe(template, "logConfiguration", logs(fargate));
    }

    private SpecTree.Mapping sized(SpecTree.Mapping template, boolean windows, boolean fargate) {
        var size = fargate
                ? (windows ? SIZES.get(1 + chance.choose(3)) : chance.pick(SIZES))
                : new int[] {128 + chance.choose(9999), 6 + chance.choose(99_999)};
        var sized = template.with("cpu", size[0]).with("memory", size[1]);
        if (windows) {
            sized = sized.with("operatingSystem", fargate ? "WINDOWS_SERVER_2022_CORE" : "WINDOWS_SERVER_2025_FULL");
            return fargate ? maybe(sized, "capacity", SpecTree.texts("FARGATE")) : sized.with("capacity", own());
        }
        sized = maybe(sized, "operatingSystem", text("LINUX"));
        sized = maybe(sized, "architecture", text(chance.pick(List.of("X86_64", "ARM64"))));
        sized = maybe(sized, "efsVolumes", sequence(efs("/cache"), efs("/data").without("accessPoint")));
        if (fargate) {
            sized = maybe(sized, "capacity", SpecTree.texts("FARGATE_SPOT", "FARGATE"));
            return maybe(sized, "ephemeralStorage", SpecTree.number(21 + chance.choose(180)));
        }
        return sized.with("capacity", own());
    }

    private static SpecTree own() {
        return SpecTree.texts("own-instances", "managed_ones");
    }

    private SpecTree.Mapping efs(String mountPoint) {
        var volume = mapping().with("fileSystem", "fs-0123abcd").with("mountPoint", mountPoint);
        volume = maybe(volume, "accessPoint", text("fsap-0123abcd"));
        volume = maybe(volume, "path", text("/"));
        volume = maybe(volume, "transitEncryption", SpecTree.flag(true));
        volume = maybe(volume, "iam", SpecTree.flag(chance.oneIn(2)));
        return maybe(volume, "readOnly", SpecTree.flag(chance.oneIn(2)));
    }

    private SpecTree.Mapping logs(boolean fargate) {
        return switch (chance.choose(4)) {
            case 0 -> mapping().with("logDriver", "none");
            case 1 -> mapping().with("options", mapping().with("awslogs-group", "/builds"));
            case 2 ->
                mapping()
                        .with("logDriver", "splunk")
                        .with("options", mapping().with("splunk-url", "https://splunk.example"))
                        .with("secretOptions", mapping().with("splunk-token", Specs.SECRET_ARN));
            default -> mapping().with("logDriver", fargate ? "awsfirelens" : "fluentd");
        };
    }

    private SpecTree base() {
        return switch (chance.choose(3)) {
            case 0 -> text(chance.pick(List.of("side-cars", "side-cars:7")));
            case 1 -> text("arn:aws:ecs:eu-west-1:123456789012:task-definition/side-cars:7");
            default ->
                mapping()
                        .with("networkMode", "awsvpc")
                        .with("volumes", sequence(mapping().with("name", "scratch")))
                        .with(
                                "containerDefinitions",
                                sequence(
                                        mapping().with("name", "agent").with("privileged", false),
                                        mapping().with("name", "cache").with("image", "redis:7")));
        };
    }

    private SpecTree.Mapping maybe(SpecTree.Mapping section, String name, SpecTree value) {
        return chance.oneIn(2) ? section.with(name, value) : section;
    }
}
