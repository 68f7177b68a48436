package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.observed.TaskSeen;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may never happen to a remembered agent, in whichever order news of it comes. */
final class Lives {
    private @Nullable Agent before;
    private boolean gone;

    /** Whether an agent may ever get from one phase to the other. */
    static boolean mayLeadTo(Phase from, Phase to) {
        if (from == to) {
            return true;
        }
        for (Phase next : Phase.values()) {
            if (from.canBecome(next) && mayLeadTo(next, to)) {
                return true;
            }
        }
        return false;
    }

    /** After each call; {@code stored} is the record at this time. */
    void sees(@Nullable Agent remembered, Agent stored, String call) {
        if (remembered == null) {
            gone = gone || before != null;
            return;
        }
        assertThat(gone).as(call + ": an agent that was GONE is back").isFalse();
        if (before != null) {
            requireFurther(before, remembered, stored, call);
        }
        before = remembered;
    }

    /** When all calls are done and no answer is under way. */
    static void requireAgreement(Agent stored, @Nullable Agent remembered, String calls) {
        if (remembered == null) {
            return;
        }
        assertThat(mayLeadTo(stored.phase(), remembered.phase()))
                .as("%s: %s is remembered of an agent that is %s", calls, remembered.phase(), stored.phase())
                .isTrue();
        assertThat(remembered.revision()).as(calls + ": revision").isEqualTo(stored.revision());
    }

    /** What was decided and is durable stands, even if news came while it was being written. */
    private static void requireFurther(Agent before, Agent after, Agent stored, String call) {
        boolean decided = after.phase() == stored.phase() && after.phase().isEnding();
        assertThat(decided || mayLeadTo(before.phase(), after.phase()))
                .as("%s: moved backwards from %s to %s", call, before.phase(), after.phase())
                .isTrue();
        assertThat(version(after)).as(call + ": version of the task").isGreaterThanOrEqualTo(version(before));
        assertKept(before.keyFingerprint(), after.keyFingerprint(), call + ": the key");
        assertKept(before.registrationId(), after.registrationId(), call + ": the registration");
        assertKept(before.served(), after.served(), call + ": the job");
    }

    private static long version(Agent agent) {
        return Optional.ofNullable(agent.task()).map(TaskSeen::version).orElse(0L);
    }

    private static void assertKept(@Nullable Object before, @Nullable Object after, String what) {
        if (before != null) {
            assertThat(after).as(what + " was known").isEqualTo(before);
        }
    }
}
