package dev.muster.harness.simulate;

import dev.muster.controller.snapshot.SnapshotDump;
import dev.muster.controller.snapshot.SnapshotJson;
import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Invariants;
import dev.muster.harness.simulate.check.MoreSupplyFewerLaunches;
import dev.muster.harness.simulate.check.NothingTwice;
import dev.muster.harness.simulate.check.PlanIsFunction;
import dev.muster.harness.simulate.check.Planning;
import dev.muster.harness.simulate.check.SupplyBeforeDemand;
import dev.muster.harness.simulate.check.Totality;
import dev.muster.harness.simulate.check.Violations;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Planner;
import dev.muster.simulator.world.RandomStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code muster simulate --snapshot FILE}: plans again what a running controller decided, and says whether it differs. */
final class SnapshotReplay {
    static final String OPTION = "--snapshot";

    private final SnapshotDump dump;
    private final Plan plan;

    private SnapshotReplay(SnapshotDump dump) {
        this.dump = dump;
        this.plan = Planner.plan(dump.snapshot());
    }

    static boolean isAskedFor(String... arguments) {
        return Arrays.asList(arguments).contains(OPTION);
    }

    /** Exit code: 0 if the plan is the recorded one and nothing is broken, 1 if not, 2 for what cannot be read. */
    static int run(PrintStream out, PrintStream complaints, String... arguments) {
        if (arguments.length != 2 || !arguments[0].equals(OPTION)) {
            complaints.println("muster simulate: --snapshot needs a file, and nothing else");
            complaints.print(SimulateOptions.USAGE);
            return 2;
        }
        try {
            return new SnapshotReplay(SnapshotJson.read(Files.readString(Path.of(arguments[1])))).run(out);
        } catch (IOException away) {
            complaints.println("muster simulate: cannot read " + arguments[1] + ": " + away);
            return 2;
        } catch (IllegalArgumentException notASnapshot) {
            complaints.println("muster simulate: " + arguments[1] + ": " + notASnapshot.getMessage());
            return 2;
        }
    }

    private int run(PrintStream out) {
        tell(out);
        List<String> differences = PlanDifference.between(dump.plan(), SnapshotJson.tree(plan));
        out.println(differences.isEmpty() ? "The plan is the recorded one." : "The plan is not the recorded one:");
        differences.forEach(difference -> out.println("  " + difference));
        List<String> violations = violations();
        violations.forEach(out::println);
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("pool", dump.snapshot().pool().value());
        line.put("jobs", plan.jobs().size());
        line.put("actions", plan.actions().size());
        line.put("equal", differences.isEmpty());
        line.put("violations", violations.size());
        out.println(line);
        return differences.isEmpty() && violations.isEmpty() ? 0 : 1;
    }

    private void tell(PrintStream out) {
        out.println("pool " + dump.snapshot().pool() + ", decided at "
                + dump.snapshot().now() + " by build " + dump.build());
        out.println("actions");
        plan.actions().forEach(action -> out.println("  " + action));
        out.println("jobs");
        plan.jobs().forEach((job, situation) -> out.println("  " + job + "  " + sentence(situation)));
        out.println("agents");
        plan.agents().forEach((agent, bucket) -> out.println("  " + agent + "  " + bucket));
        out.println("findings");
        plan.findings()
                .forEach(finding ->
                        out.println("  " + finding.type() + " " + finding.status() + " " + finding.message()));
        out.println("next look " + plan.nextLook());
    }

    private static String sentence(JobSituation situation) {
        return switch (situation) {
            case JobSituation.Waiting waiting -> waiting.reason().sentence();
            case JobSituation.Assigned assigned -> "Assigned to " + assigned.agent() + ".";
            case JobSituation.Running running -> "Running on " + running.agent() + ".";
            case JobSituation.Finished finished -> "Finished.";
        };
    }

    private List<String> violations() {
        List<String> broken = new ArrayList<>();
        Violations violations = (invariant, message) -> broken.add(invariant + " is broken: " + message);
        List<Invariant> checks = List.of(
                new Totality(violations),
                PlanIsFunction.ofEach(violations, RandomStream.named(1, "shuffles")),
                new NothingTwice(violations),
                new MoreSupplyFewerLaunches(violations),
                new SupplyBeforeDemand(violations));
        new Invariants(checks)
                .planned(new Planning("replay", dump.snapshot().now(), dump.snapshot(), plan, Planner::plan));
        return broken;
    }
}
