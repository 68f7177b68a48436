package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.OURS;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.pool.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceholderPlanTest {
    @Nested
    class APlaceholder {
        @Test
        void is_added_for_each_template() {
            Plan plan =
                    pool().template("one").template("two").withoutPlaceholders().plan();

            assertThat(plan.actions())
                    .hasOnlyElementsOfType(Action.AddPlaceholder.class)
                    .extracting(action -> ((Action.AddPlaceholder) action).template())
                    .containsExactly("one", "two");
        }

        @Test
        void is_added_again_when_somebody_deletes_it() {
            Snapshot complete = pool().template("one").template("two").snapshot();
            Snapshot without = without(complete, "one");

            assertThat(Planner.plan(complete).actions()).isEmpty();
            assertThat(Planner.plan(without).actions())
                    .singleElement()
                    .extracting(action -> ((Action.AddPlaceholder) action).template())
                    .isEqualTo("one");
        }

        @Test
        void that_shows_something_else_is_there_before_the_old_one_goes() {
            Snapshot before = pool().template("one", "docker").snapshot();
            Snapshot changed = before.withSpec(
                    pool().template("one", "docker", "gpu").snapshot().spec());
            Snapshot both = changed.withRegistrations(new Seen<>(
                    with(
                            before,
                            Scene.placeholder(
                                    8000,
                                    PlaceholderPlan.name(
                                            changed, changed.spec().templates().getFirst()),
                                    OURS.value(),
                                    Capabilities.none())),
                    before.registrations().readBegan()));

            assertThat(Planner.plan(changed).actions()).singleElement().isInstanceOf(Action.AddPlaceholder.class);
            assertThat(Planner.plan(both).actions()).singleElement().isInstanceOf(Action.RemovePlaceholder.class);
        }

        @Test
        void goes_with_its_template() {
            Snapshot two = pool().template("one").template("two").snapshot();
            Snapshot one = two.withSpec(pool().template("one").snapshot().spec());

            assertThat(Planner.plan(one).actions()).singleElement().isInstanceOf(Action.RemovePlaceholder.class);
        }

        @Test
        void of_a_template_stays_beside_the_new_one_until_a_probe_has_shown_what_its_image_offers() {
            RegistrationSeen old =
                    Scene.placeholder(8000, "muster-placeholder_linux_small_0", OURS.value(), Capabilities.none());

            assertThat(pool().probing().registration(old).plan().actions())
                    .noneMatch(Action.RemovePlaceholder.class::isInstance);
            assertThat(pool().imagesUnknown().registration(old).plan().actions())
                    .contains(new Action.RemovePlaceholder(old.name(), old.id()));
            assertThat(pool().registration(old).plan().actions())
                    .contains(new Action.RemovePlaceholder(old.name(), old.id()));
        }

        @Test
        void of_a_removed_pool_goes_when_its_agents_have_gone() {
            assertThat(pool().removed().plan().actions()).singleElement().isInstanceOf(Action.RemovePlaceholder.class);
            assertThat(pool().removed().agent(Scene.busy(1)).plan().actions())
                    .noneMatch(Action.RemovePlaceholder.class::isInstance);
        }

        @Test
        void of_a_paused_or_drained_pool_stays() {
            assertThat(pool().paused().plan().actions()).isEmpty();
            assertThat(pool().draining().plan().actions()).isEmpty();
        }
    }

    @Nested
    class APoolThatIsServedAlready {
        private final Scene ofAnotherPool =
                pool().registration(foreign("muster-placeholder_windows_small_1", OURS.value()));
        private final Scene ofAnotherInstallation =
                pool().registration(foreign("muster-placeholder_linux_small_1", "installation2"));

        @Test
        void by_another_installation_is_left_alone_and_a_condition_says_so() {
            Plan plan = ofAnotherInstallation.withoutPlaceholders().job(1).plan();

            assertThat(changes(plan)).isEmpty();
            assertThat(owned(plan).reason()).isEqualTo("OtherInstallation");
            assertThat(owned(plan).message()).contains("installation2");
        }

        @Test
        void by_another_pool_of_ours_is_left_alone_and_a_condition_says_so() {
            Plan plan = ofAnotherPool.withoutPlaceholders().job(1).plan();

            assertThat(changes(plan)).isEmpty();
            assertThat(owned(plan).reason()).isEqualTo("OtherPool");
            assertThat(owned(plan).message()).contains("windows");
            assertThat(plan.registrations().values()).containsExactly(RegistrationBucket.STRANGE);
            assertThat(plan.jobs().get(new RequestId(1)))
                    .isEqualTo(new JobSituation.Waiting(new WaitReason.PoolOfSibling("windows")));
        }

        @Test
        void is_served_once_the_others_placeholders_are_gone() {
            assertThat(owned(pool().plan()).status()).isEqualTo(Condition.Status.True);
        }

        @Test
        void is_rid_of_our_placeholders_when_our_pool_is_removed() {
            assertThat(ofAnotherPool.removed().plan().actions())
                    .singleElement()
                    .isInstanceOf(Action.RemovePlaceholder.class);
        }

        @Test
        void keeps_our_agents_that_are_there_until_they_are_done() {
            Plan plan = ofAnotherInstallation.agent(online(1)).job(1).plan();

            assertThat(changes(plan)).isEmpty();
            assertThat(plan.agents()).containsValue(AgentBucket.READY);
        }

        private static List<Action> changes(Plan plan) {
            return plan.actions().stream()
                    .filter(action -> !(action instanceof Action.ReadRequest))
                    .toList();
        }

        private static RegistrationSeen foreign(String name, String installation) {
            return Scene.placeholder(9, name, installation, Capabilities.none());
        }
    }

    /** Whatever a placeholder looks like, no rule that ends agents takes it for one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddPlaceholders")
    void a_placeholder_is_never_taken_for_an_agent(String what, RegistrationSeen odd) {
        for (Scene scene : List.of(
                pool(),
                pool().paused(),
                pool().draining(),
                pool().removed().agent(Scene.busy(3)),
                pool().job(1),
                pool().probing(),
                pool().attempts(1, 1, 1, Scene.NOW).job(1))) {
            Plan plan = scene.registration(odd).plan();

            assertThat(plan.registrations().get(odd.id()))
                    .isIn(
                            RegistrationBucket.PLACEHOLDER,
                            RegistrationBucket.OLD_PLACEHOLDER,
                            RegistrationBucket.STRANGE,
                            RegistrationBucket.OTHER_INSTALLATION,
                            RegistrationBucket.FOREIGN);
            assertThat(plan.actions()).noneMatch(action -> touches(action, odd));
            assertThat(plan.jobs().values())
                    .noneMatch(situation ->
                            situation.equals(new JobSituation.Waiting(new WaitReason.AgentReady(odd.name()))));
        }
    }

    private static boolean touches(Action action, RegistrationSeen odd) {
        return switch (action) {
            case Action.Cordon cordon -> cordon.registrationId() == odd.id();
            case Action.Deregister deregister -> deregister.registrationId() == odd.id();
            case Action.Adopt adopt -> adopt.agent().toString().equals(odd.name());
            case Action.Launch _ -> false;
            case Action.OfAgent ofAgent -> ofAgent.agent().toString().equals(odd.name());
            case Action.AddPlaceholder _, Action.RemovePlaceholder _, Action.LearnImage _, Action.ReadRequest _ ->
                false;
        };
    }

    static Stream<Arguments> oddPlaceholders() {
        String ours = OURS.value();
        return Stream.of(
                Arguments.of("as it should be", odd("muster-placeholder_linux_small_0", false, false, ours, null)),
                Arguments.of("enabled", odd("muster-placeholder_linux_small_0", true, false, ours, null)),
                Arguments.of("online", odd("muster-placeholder_linux_small_0", true, true, ours, null)),
                Arguments.of(
                        "given a job", odd("muster-placeholder_linux_small_0", true, true, ours, new RequestId(1))),
                Arguments.of("named like an agent", odd("linux_1_1", false, false, ours, null)),
                Arguments.of("named like a standby agent, online", odd("linux_s_1", true, true, ours, null)),
                Arguments.of("of another pool", odd("muster-placeholder_other_small_0", false, false, ours, null)),
                Arguments.of("renamed by somebody", odd("my-placeholder", false, false, ours, null)),
                Arguments.of("of another installation", odd("linux_1_1", false, false, "installation2", null)),
                Arguments.of("without an installation", odd("linux_1_1", true, true, null, null)));
    }

    private static RegistrationSeen odd(
            String name, boolean enabled, boolean online, @Nullable String installation, @Nullable RequestId assigned) {
        return new RegistrationSeen(
                7777, name, enabled, online, Capabilities.none(), installation, true, assigned, null);
    }

    private static Snapshot without(Snapshot snapshot, String template) {
        return snapshot.withRegistrations(new Seen<>(
                snapshot.registrations().value().stream()
                        .filter(seen -> !seen.name().contains("_" + template + "_"))
                        .toList(),
                snapshot.registrations().readBegan()));
    }

    private static List<RegistrationSeen> with(Snapshot snapshot, RegistrationSeen more) {
        List<RegistrationSeen> all = new ArrayList<>(snapshot.registrations().value());
        all.add(more);
        return List.copyOf(all);
    }

    private static Finding owned(Plan plan) {
        return plan.findings().stream()
                .filter(finding -> finding.type() == Condition.Type.PoolOwned)
                .findFirst()
                .orElseThrow();
    }
}
