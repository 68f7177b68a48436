package dev.muster.statestore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.muster.statestore", importOptions = ImportOption.DoNotIncludeTests.class)
class StateStoreArchitectureTest {
    @ArchTest
    static final ArchRule only_the_stores_in_dynamodb_know_the_aws_sdk = noClasses()
            .that()
            .resideOutsideOfPackage("dev.muster.statestore.dynamodb")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule the_ports_know_none_of_their_stores = noClasses()
            .that()
            .resideInAPackage("dev.muster.statestore")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.muster.statestore.*");

    @ArchTest
    static final ArchRule the_stores_in_memory_have_no_thread_and_no_hash_order = noClasses()
            .that()
            .resideInAPackage("dev.muster.statestore.memory")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.HashMap")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.HashSet");

    @ArchTest
    static final ArchRule no_store_reads_a_clock_or_draws_a_random_id = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID");
}
