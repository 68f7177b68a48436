package dev.muster.model;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

@AnalyzeClasses(packages = "dev.muster.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelArchitectureTest {
    @ArchTest
    static final ArchRule the_model_needs_nothing_but_the_jdk_and_a_reader_of_cron = classes()
            .that()
            .resideInAPackage("dev.muster.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.muster.model..", "java..", "org.jspecify..", "com.cronutils..");

    @ArchTest
    static final ArchRule it_does_no_io_and_starts_no_thread = noClasses()
            .that()
            .resideInAPackage("dev.muster.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule it_reads_no_clock_and_takes_no_chance = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
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
            .areAssignableTo(RandomGenerator.class);

    @ArchTest
    static final ArchRule nothing_hangs_on_the_salted_order_of_immutable_sets_and_maps = noClasses()
            .should()
            .callMethodWhere(describe(
                    "make an immutable Set or Map of the JDK",
                    call -> (call.getTargetOwner().isEquivalentTo(Set.class)
                                    || call.getTargetOwner().isEquivalentTo(Map.class))
                            && List.of("of", "copyOf", "ofEntries").contains(call.getName())));

    @ArchTest
    static final ArchRule what_the_planner_deals_in_is_immutable =
            fields().that().areDeclaredInClassesThat().areRecords().should().beFinal();
}
