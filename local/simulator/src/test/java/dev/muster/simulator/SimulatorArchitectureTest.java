package dev.muster.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

@AnalyzeClasses(packages = "dev.muster.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class SimulatorArchitectureTest {
    private static final String[] CORES = {
        "dev.muster.simulator.world..",
        "dev.muster.simulator.ado..",
        "dev.muster.simulator.ecs..",
        "dev.muster.simulator.sts..",
        "dev.muster.simulator.bus..",
        "dev.muster.simulator.truth.."
    };

    @ArchTest
    static final ArchRule the_oracle_depends_on_nothing_of_ours = classes()
            .that()
            .resideInAPackage("dev.muster.simulator..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.muster.simulator..",
                    "java..",
                    "com.sun.net.httpserver..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..",
                    "javax.crypto..");

    @ArchTest
    static final ArchRule cores_read_no_clock_take_no_chance_and_never_sleep = noClasses()
            .that()
            .resideInAnyPackage(CORES)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule nothing_hangs_on_the_salted_order_of_immutable_sets_and_maps = noClasses()
            .that()
            .resideInAnyPackage(CORES)
            .should()
            .callMethodWhere(describe(
                    "make an immutable Set or Map of the JDK",
                    call -> (call.getTargetOwner().isEquivalentTo(Set.class)
                                    || call.getTargetOwner().isEquivalentTo(Map.class))
                            && List.of("of", "copyOf", "ofEntries").contains(call.getName())));
}
