package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.number;
import static dev.muster.model.pool.SpecTree.text;
import static dev.muster.model.pool.SpecTree.texts;

import dev.muster.model.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes to plant in a spec, each with the path at which it must be named. */
final class SeededMistakes {
    /**
     * @param field the top-level field in which it is
     * @param named the path that the problem must have, as it is printed
     * @param plant breaks a valid spec at that place and nowhere else
     */
    record Mistake(String field, String named, UnaryOperator<SpecTree> plant) {}

    private final Chance chance;
    private final List<Mistake> all = new ArrayList<>();

    private SeededMistakes(Chance chance) {
        this.chance = chance;
    }

    /** Every mistake that can be planted in this spec. */
    static List<Mistake> of(SpecTree.Mapping spec, Chance chance) {
        var mistakes = new SeededMistakes(chance);
        mistakes.inEveryValue(spec, SpecPath.root());
        mistakes.required();
        mistakes.ranges();
        var templates = elements(spec);
        for (int i = 0; i < templates.size(); i++) {
            mistakes.ofTemplate(
                    (SpecTree.Mapping) templates.get(i),
                    TreeEdit.path("templates").element(i));
        }
        return mistakes.all;
    }

    /** A null is wrong everywhere but inside what ECS alone judges; a field nobody knows is wrong in every section. */
    private void inEveryValue(SpecTree tree, SpecPath path) {
        boolean judgedByEcs = path.toString().contains(".containerDefinitions[")
                || path.toString().contains(".volumes");
        if (!path.steps().isEmpty() && !judgedByEcs) {
            put(path, SpecTree.nothing());
        }
        if (tree instanceof SpecTree.Mapping(var fields)) {
            if (!path.toString().matches(".*(environment|secrets|capabilities|tags|options|secretOptions)")
                    && !path.toString().contains(".volumes")) {
                put(path.field("unheard-of"), text("x"));
            }
            fields.forEach((name, value) -> inEveryValue(value, path.field(name)));
        } else if (tree instanceof SpecTree.Sequence(var elements)) {
            for (int i = 0; i < elements.size(); i++) {
                inEveryValue(elements.get(i), path.element(i));
            }
        }
    }

    private void required() {
        for (var path : List.of(
                "azureDevOps",
                "azureDevOps.organizationUrl",
                "azureDevOps.pool",
                "azureDevOps.credential",
                "cluster",
                "limits",
                "limits.maxAgents",
                "network",
                "network.subnets",
                "templates")) {
            remove(TreeEdit.path(path));
        }
    }

    private void ranges() {
        put(TreeEdit.path("limits.maxAgents"), number(5001));
        put(TreeEdit.path("limits.maxAgents"), text("20"));
        put(TreeEdit.path("limits.launchesPerLoop"), number(0));
        put(TreeEdit.path("azureDevOps.organizationUrl"), text("http://dev.azure.com/acme"));
        put(TreeEdit.path("azureDevOps.credential"), text("hunter2"));
        put(TreeEdit.path("azureDevOps.checks"), text("maybe"));
        put(TreeEdit.path("cluster"), text("two words"));
        put(TreeEdit.path("network.subnets[1]"), text("subnet-a"));
        put(TreeEdit.path("network.securityGroups"), texts("1", "2"), "[0]");
        put(TreeEdit.path("paused"), text("yes"));
    }

    private void ofTemplate(SpecTree.Mapping template, SpecPath path) {
        boolean fargate = !(template.fields().get("capacity") instanceof SpecTree.Sequence(var options))
                || options.contains(text("FARGATE"));
        boolean windows = template.fields()
                .getOrDefault("operatingSystem", text("LINUX"))
                .toString()
                .contains("WINDOWS");
        for (var name : List.of("name", "image", "cpu", "memory", "taskRole", "executionRole")) {
            remove(path.field(name));
        }
        put(path.field("name"), text("Small"));
        put(path.field("image"), text("agents@sha256:12"));
        put(path.field("cpu"), number(64));
        put(path.field("architecture"), text("arm64"));
        put(path.field("operatingSystem"), text("WINDOWS"));
        put(path.field("weight"), number(1001));
        put(path.field("ephemeralStorage"), number(20));
        put(path.field("stopTimeout"), text("2 minutes"));
        put(path.field("registration"), text("both"));
        put(path.field("agentVersion"), text("newest"));
        put(path.field("capacity"), texts("FARGATE", "FARGATE"), "[1]");
        put(path.field("environment"), SpecTree.mapping().with("AWS_REGION", "x"), ".AWS_REGION");
        put(path.field("secrets"), SpecTree.mapping().with("A", "hunter2"), ".A");
        put(path.field("tags"), SpecTree.mapping().with("Muster:pool", "x"), "[\"Muster:pool\"]");
        put(path.field("logConfiguration"), SpecTree.mapping().with("logDriver", "syslogd"), ".logDriver");
        put(
                path.field("logConfiguration"),
                SpecTree.mapping().with("options", SpecTree.mapping().with("splunk-token", "hunter2")),
                ".options.splunk-token");
        put(path.field("network"), SpecTree.mapping().with("subnets", texts()), ".subnets");
        put(path.field("baseTaskDefinition"), text("two words"));
        put(path.field("baseTaskDefinition"), SpecTree.mapping().with("cpu", "256"), ".cpu");
        var volume = SpecTree.mapping().with("fileSystem", "fs-0123abcd").with("mountPoint", "/a");
        put(path.field("efsVolumes"), SpecTree.sequence(volume.with("mountPoint", "a")), "[0].mountPoint");
        put(path.field("efsVolumes"), SpecTree.sequence(volume, volume), "[1].mountPoint");
        put(
                path.field("efsVolumes"),
                SpecTree.sequence(volume.with("iam", true).with("transitEncryption", false)),
                "[0].transitEncryption");
        if (fargate) {
            onFargate(path, windows);
        } else {
            put(path.field("ephemeralStorage"), number(50));
        }
        if (windows) {
            put(path.field("architecture"), text("ARM64"));
            put(path.field("efsVolumes"), SpecTree.sequence(volume));
        }
    }

    private void onFargate(SpecPath path, boolean windows) {
        put(path.field("cpu"), number(1000));
        put(path.field("memory"), number(chance.pick(List.of(7, 100, 1_000_001))));
        put(path.field("stopTimeout"), text("121s"));
        put(path.field("logConfiguration"), SpecTree.mapping().with("logDriver", "gelf"), ".logDriver");
        put(path.field("operatingSystem"), text("WINDOWS_SERVER_2025_CORE"));
        var privileged = SpecTree.mapping().with("name", "agent").with("privileged", true);
        put(
                path.field("baseTaskDefinition"),
                SpecTree.mapping().with("containerDefinitions", SpecTree.sequence(privileged)),
                ".containerDefinitions[0].privileged");
        if (windows) {
            put(path.field("capacity"), texts("FARGATE", "FARGATE_SPOT"), "[1]");
        }
    }

    private void put(SpecPath path, SpecTree value) {
        put(path, value, "");
    }

    private void remove(SpecPath path) {
        all.add(new Mistake(field(path), path.toString(), tree -> TreeEdit.remove(tree, path)));
    }

    private static List<SpecTree> elements(SpecTree.Mapping spec) {
        return spec.fields().get("templates") instanceof SpecTree.Sequence(var templates) ? templates : List.of();
    }

    private static String field(SpecPath path) {
        return path.steps().getFirst().toString();
    }

    private void put(SpecPath path, SpecTree value, String below) {
        all.add(new Mistake(field(path), path + below, tree -> TreeEdit.put(tree, path, value)));
    }
}
