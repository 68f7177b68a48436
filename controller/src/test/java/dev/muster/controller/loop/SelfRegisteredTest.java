package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelfRegisteredTest {
    private static final InstallationId OURS = new InstallationId("abcd1234");
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final AgentId ID = AgentId.forRequest(new PoolName("linux"), new RequestId(7), 1);
    private static final Agent CLAIMED = Agent.claimed(ID, "stock", "f", "ci", 1, NOW);

    @Test
    void the_registration_of_an_agent_that_registers_itself_is_ours() {
        assertThat(recognised(CLAIMED.registeringItself(), seen("linux_7_1", null, false))
                        .isOf(OURS))
                .isTrue();
    }

    @Test
    void a_live_session_under_the_name_of_a_task_that_was_adopted_is_its_own_and_stays_so() {
        Agent withTask = Agent.adopted(ID, "ci", task(), null, "found", NOW);
        Agent withoutTask = Agent.adopted(ID, "ci", null, 6, "found", NOW);
        RegistrationSeen online = seen("linux_7_1", null, false);

        assertThat(recognised(withTask, online).isOf(OURS)).isTrue();
        assertThat(recognised(withTask, offline()).isOf(OURS)).isFalse();
        assertThat(recognised(withTask.withRegistration(5), offline()).isOf(OURS))
                .isTrue();
        assertThat(recognised(withoutTask, online).isOf(OURS)).isFalse();
    }

    @Test
    void a_name_alone_proves_nothing() {
        assertThat(recognised(CLAIMED, seen("linux_7_1", null, false)).isOf(OURS))
                .as("an agent that we register")
                .isFalse();
        assertThat(recognised(CLAIMED.registeringItself(), seen("linux_8_1", null, false))
                        .isOf(OURS))
                .as("another name")
                .isFalse();
        assertThat(recognised(CLAIMED.registeringItself(), seen("linux_7_1", "other", false))
                        .isOf(OURS))
                .as("another installation")
                .isFalse();
        assertThat(recognised(CLAIMED.registeringItself(), seen("linux_7_1", null, true))
                        .isOf(OURS))
                .as("a placeholder")
                .isFalse();
    }

    private static RegistrationSeen recognised(Agent agent, RegistrationSeen seen) {
        return new SelfRegistered(
                        OURS, id -> Optional.of(agent).filter(it -> it.id().equals(id)))
                .recognised(new Seen<>(List.of(seen), NOW))
                .value()
                .getFirst();
    }

    private static TaskSeen task() {
        return new TaskSeen(
                "arn:task",
                "ci",
                ID.toString(),
                "muster:abcd1234:linux",
                1,
                "RUNNING",
                "RUNNING",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static RegistrationSeen offline() {
        return new RegistrationSeen(5, "linux_7_1", true, false, Capabilities.none(), null, false, null, null);
    }

    private static RegistrationSeen seen(String name, @Nullable String installation, boolean placeholder) {
        return new RegistrationSeen(5, name, true, true, Capabilities.none(), installation, placeholder, null, null);
    }
}
