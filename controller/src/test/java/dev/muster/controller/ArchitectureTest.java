package dev.muster.controller;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
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
import java.util.concurrent.ThreadLocalRandom;

/** The arrows between the controller's packages, and who may touch clocks, chance and threads. */
@AnalyzeClasses(packages = "dev.muster.controller", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String LOOP = "dev.muster.controller.loop..";
    private static final String BOOTSTRAP = "dev.muster.controller.bootstrap..";
    private static final String REPLICAS = "dev.muster.controller.replicas..";
    private static final String AZURE_DEVOPS = "dev.muster.controller.azuredevops..";
    private static final String AWS = "dev.muster.controller.aws..";
    private static final String CHECKS = "dev.muster.controller.checks..";
    private static final String KMS = "dev.muster.controller.kms..";
    private static final String DOCTOR = "dev.muster.controller.doctor..";
    private static final String DOCTOR_AWS = "dev.muster.controller.doctor.aws..";
    private static final String ECS = "dev.muster.controller.ecs..";
    private static final String IDENTITY = "dev.muster.controller.identity..";
    private static final String SECRETS_MANAGER = "dev.muster.controller.secretsmanager..";
    private static final String SQS = "dev.muster.controller.sqs..";
    private static final String SNAPSHOT = "dev.muster.controller.snapshot..";
    private static final String STS = "dev.muster.controller.sts..";
    private static final String WEB = "dev.muster.controller.web..";
    private static final String APP = "dev.muster.controller.app..";

    @ArchTest
    static final ArchRule the_loop_is_plain_blocking_java = noClasses()
            .that()
            .resideInAPackage(LOOP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "software.amazon..", "java.net..", "java.nio..", "tools.jackson..")
            .orShould()
            .dependOnClassesThat(inConcurrencyButLocks())
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, Clock.class, InstantSource.class);

    @ArchTest
    static final ArchRule the_loop_uses_no_collection_whose_order_differs_from_run_to_run = noClasses()
            .that()
            .resideInAPackage(LOOP)
            .should()
            .callMethodWhere(calls(Set.class, "of|copyOf"))
            .orShould()
            .callMethodWhere(calls(Map.class, "of|ofEntries|copyOf"))
            .orShould()
            .callMethodWhere(target(nameMatching("parallelStream|parallel")));

    @ArchTest
    static final ArchRule the_loop_knows_only_models_and_stores = onlyKnows(LOOP, LOOP);

    @ArchTest
    static final ArchRule bootstrap_knows_the_loop_and_no_framework = onlyKnows(BOOTSTRAP, BOOTSTRAP, LOOP);

    @ArchTest
    static final ArchRule only_the_web_and_its_wiring_know_spring = noClasses()
            .that()
            .resideOutsideOfPackages(WEB, APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..");

    @ArchTest
    static final ArchRule the_aws_sdk_stays_in_its_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(AWS, DOCTOR_AWS, ECS, KMS, SECRETS_MANAGER, SQS, STS, APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "dev.muster.statestore.dynamodb..");

    @ArchTest
    static final ArchRule azure_devops_serves_the_loop_and_checks = onlyKnows(AZURE_DEVOPS, AZURE_DEVOPS, CHECKS, LOOP);

    @ArchTest
    static final ArchRule checks_know_the_loop_and_no_framework = onlyKnows(CHECKS, CHECKS, LOOP);

    @ArchTest
    static final ArchRule kms_serves_checks = onlyKnows(KMS, KMS, AWS, CHECKS);

    @ArchTest
    static final ArchRule identity_gives_azure_devops_what_to_show = onlyKnows(IDENTITY, IDENTITY, AZURE_DEVOPS, LOOP);

    @ArchTest
    static final ArchRule secrets_manager_serves_identity = onlyKnows(SECRETS_MANAGER, SECRETS_MANAGER, IDENTITY, AWS);

    @ArchTest
    static final ArchRule ecs_serves_the_loop = onlyKnows(ECS, ECS, AWS, LOOP);

    /** A message's body is an ECS event, so the consumer reads it with the parser of {@code .ecs}. */
    @ArchTest
    static final ArchRule sqs_serves_the_loop = onlyKnows(SQS, SQS, AWS, ECS, LOOP);

    @ArchTest
    static final ArchRule sts_serves_bootstrap_and_identity = onlyKnows(STS, STS, BOOTSTRAP, IDENTITY, AWS);

    /** It asks by itself, so that it sees what clients that judge and repeat would hide. */
    @ArchTest
    static final ArchRule the_doctor_knows_what_we_send_but_no_client_of_ours =
            onlyKnows(DOCTOR, DOCTOR, AWS, AZURE_DEVOPS, ECS, LOOP);

    @ArchTest
    static final ArchRule the_web_shows_the_loop_and_opens_bootstrap_and_checks =
            onlyKnows(WEB, WEB, LOOP, BOOTSTRAP, CHECKS, SNAPSHOT);

    @ArchTest
    static final ArchRule a_snapshot_on_paper_knows_only_models = onlyKnows(SNAPSHOT, SNAPSHOT);

    @ArchTest
    static final ArchRule only_the_wiring_has_a_clock = noClasses()
            .that()
            .resideOutsideOfPackage(APP)
            .should()
            .callMethodWhere(calls(Instant.class, "now"))
            .orShould()
            .callMethodWhere(calls(InstantSource.class, "system|tick|offset"))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis|nanoTime"))
            .orShould()
            .callMethodWhere(target(owner(resideInAPackage("java.time")))
                    .and(target(nameMatching("now|systemUTC|systemDefaultZone"))))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class);

    @ArchTest
    static final ArchRule only_the_wiring_has_chance = noClasses()
            .that()
            .resideOutsideOfPackage(APP)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class)
            .orShould()
            .callMethodWhere(calls(UUID.class, "randomUUID"))
            .orShould()
            .callMethodWhere(calls(Math.class, "random"));

    @ArchTest
    static final ArchRule only_the_wiring_sleeps_or_starts_threads = noClasses()
            .that()
            .resideOutsideOfPackage(APP)
            .should()
            .callMethodWhere(calls(Thread.class, "sleep|start|startVirtualThread|ofVirtual|ofPlatform"))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.concurrent\\..*Executor.*|java\\.util\\.Timer");

    @ArchTest
    static final ArchRule nobody_wires_but_the_wiring = classes()
            .that()
            .resideInAPackage(APP)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage(APP);

    /** Of our own packages these; of all others whatever the other rules allow. */
    private static ArchRule onlyKnows(String who, String... whom) {
        return noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.muster.controller..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(whom)))
                        .as("are ours but not in %s", List.of(whom)))
                .allowEmptyShould(who.equals(REPLICAS));
    }

    private static DescribedPredicate<JavaClass> inConcurrencyButLocks() {
        return resideInAPackage("java.util.concurrent..")
                .and(DescribedPredicate.not(resideInAPackage("java.util.concurrent.locks..")))
                .as("are executors, futures or other tools of java.util.concurrent");
    }

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String methods) {
        return target(owner(DescribedPredicate.describe(
                        "is " + owner.getSimpleName(), (JavaClass type) -> type.isEquivalentTo(owner))))
                .and(target(HasName.Predicates.nameMatching(methods)))
                .as("calls %s.%s", owner.getSimpleName(), methods);
    }
}
