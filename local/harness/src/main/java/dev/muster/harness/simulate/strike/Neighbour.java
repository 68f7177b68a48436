package dev.muster.harness.simulate.strike;

import dev.muster.controller.loop.Registrations;
import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Planning;
import dev.muster.harness.simulate.check.Violations;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.RegistrationAnswer;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsError;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.RunTaskCall;
import dev.muster.simulator.ecs.RunTaskResult;
import dev.muster.simulator.ecs.TaskDefinition;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another installation of Muster on the same cluster and in the same organisation, with a pool that has the same name as
 * one of ours. Nobody but itself may touch what it has; and while it has put a placeholder into our pool by mistake,
 * nothing may be launched there.
 */
public final class Neighbour implements Invariant {
    /** The group of its tasks; ours have another installation's id there. */
    static final String GROUP = "muster:ineighbour:alpha";

    private static final String INSTALLATION = "ineighbour";
    private static final String FAMILY = "muster-ineighbour-alpha-small";
    private static final Duration FIRST = Duration.ofSeconds(40);
    private static final Duration LAST = Duration.ofMinutes(4);
    private static final Duration BUILD = Duration.ofSeconds(90);
    private static final Duration MISTAKE = Duration.ofSeconds(25);

    private final World world;
    private final Faults faults;
    private final Violations violations;
    private final RandomStream chance;
    private final TreeSet<String> tasks = new TreeSet<>();
    private final TreeSet<String> names = new TreeSet<>();
    private boolean deleting;

    public Neighbour(World world, Faults faults, Violations violations) {
        this.world = world;
        this.faults = faults;
        this.violations = violations;
        this.chance = world.stream("neighbour");
    }

    /** Lives for some minutes from now, on the cluster and beside the pool of ours. */
    public void begin(EcsRegion region, Organisation organisation, String cluster, int ourPool) {
        int ownPool = organisation.addPool("neighbour").id();
        String definition = define(region);
        for (int number = 1; number <= 5; number++) {
            String agent = "alpha_" + (900_000 + number) + "_1";
            world.after(chance.between(FIRST, LAST), () -> {
                if (!faults.isHealed()) {
                    build(region, organisation, cluster, ownPool, agent, definition);
                }
            });
        }
        world.after(chance.between(FIRST, LAST), () -> {
            if (!faults.isHealed()) {
                mistakePools(organisation, ourPool);
            }
        });
    }

    boolean isGroup(String group) {
        return group.equals(GROUP);
    }

    void began(String taskArn) {
        tasks.add(taskArn);
    }

    boolean runs(String taskArn) {
        return tasks.contains(taskArn);
    }

    boolean registered(String name) {
        return names.contains(name);
    }

    /** Somebody asked ECS to stop a task of its, which it never does itself. */
    void stopAsked(String taskArn) {
        violations.broken("S12", "the task " + taskArn + " of another installation is stopped");
    }

    void deleted(String name) {
        if (!deleting) {
            violations.broken("S12", "the registration " + name + " of another installation is deleted");
        }
    }

    /** S12: nothing is launched beside its placeholder. */
    @Override
    public void planned(Planning planning) {
        boolean here = planning.snapshot().registrations().value().stream()
                .map(RegistrationSeen::name)
                .anyMatch(names::contains);
        if (here && !planning.plan().launches().isEmpty()) {
            violations.broken("S12", "launches in a pool that has another installation's placeholder");
        }
    }

    private void build(
            EcsRegion region, Organisation organisation, String cluster, int pool, String agent, String definition) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("cluster", cluster).put("clientToken", agent).put("count", 1);
        body.put("startedBy", agent).put("group", GROUP).put("taskDefinition", definition);
        body.put("launchType", "FARGATE");
        body.putObject("networkConfiguration")
                .putObject("awsvpcConfiguration")
                .putArray("subnets")
                .add("subnet-n");
        names.add(agent);
        if (region.runTask(RunTaskCall.parse(body.toString()))
                instanceof EcsAnswer.Ok<RunTaskResult>(RunTaskResult result)) {
            String arn = result.tasks().getFirst().arn();
            faults.tookEffect(FaultKind.F74);
            register(organisation, pool, agent, marks(), AgentKey.ofFingerprint(agent));
            world.after(BUILD, () -> region.exited(arn, 0));
        }
    }

    private void mistakePools(Organisation organisation, int ourPool) {
        String name = "muster-placeholder-neighbour";
        names.add(name);
        Map<String, String> marks = marks();
        marks.put(Registrations.Placeholder.CAPABILITY, "small");
        if (register(organisation, ourPool, name, marks, null)
                instanceof RegistrationAnswer.Accepted(AgentRegistration placeholder)) {
            faults.tookEffect(FaultKind.F74);
            world.after(MISTAKE, () -> {
                deleting = true;
                organisation.registrations().delete(ourPool, placeholder.id());
                deleting = false;
            });
        }
    }

    private static RegistrationAnswer register(
            Organisation organisation, int pool, String name, Map<String, String> marks, @Nullable AgentKey key) {
        return organisation
                .registrations()
                .register(
                        pool,
                        new RegistrationCall(
                                name,
                                "4.250.1",
                                "another installation's",
                                key != null,
                                Capabilities.NONE,
                                Capabilities.of(marks),
                                key));
    }

    private static Map<String, String> marks() {
        Map<String, String> marks = new TreeMap<>();
        marks.put(InstallationId.CAPABILITY, INSTALLATION);
        return marks;
    }

    private static String define(EcsRegion region) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("family", FAMILY).put("networkMode", "awsvpc");
        body.putArray("containerDefinitions").addObject().put("name", "agent").put("image", "registry.example/other:1");
        return switch (region.definitions().register(body)) {
            case EcsAnswer.Ok<TaskDefinition>(TaskDefinition definition) -> definition.arn();
            case EcsAnswer.Refused<TaskDefinition>(EcsError error) -> throw new IllegalStateException(error.message());
        };
    }
}
