package dev.muster.model.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.PoolName;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentIdTest {
    private static final PoolName LINUX = new PoolName("linux");

    @Test
    void is_pool_request_and_attempt() {
        AgentId id = AgentId.forRequest(LINUX, new RequestId(812), 2);

        assertThat(id).hasToString("linux_812_2");
        assertThat(AgentId.parse("linux_812_2")).contains(id);
    }

    @Test
    void on_standby_is_pool_s_and_number() {
        AgentId id = AgentId.standby(LINUX, 40);

        assertThat(id).hasToString("linux_s_40");
        assertThat(AgentId.parse("linux_s_40")).contains(id);
        assertThat(id.requestId()).isEmpty();
    }

    @Test
    void is_at_most_64_characters_for_the_longest_pool_name() {
        PoolName longest = new PoolName("a".repeat(30));

        String id = AgentId.forRequest(longest, new RequestId(999_999_999_999_999_999L), 99_999)
                .toString();

        assertThat(id).hasSizeLessThanOrEqualTo(64);
        assertThat(AgentId.parse(id)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "linux",
                "linux_812",
                "linux_812_",
                "linux_x_1",
                "Linux_812_1",
                "linux_0_1",
                "linux_1_0",
                "linux_812_1_1",
                "_812_1",
                "muster-placeholder_linux_small_ab12",
                "ecs-svc/1234"
            })
    void nothing_else_is_one(String name) {
        assertThat(AgentId.parse(name)).isEmpty();
    }

    @Test
    void a_client_token_tells_apart_whatever_makes_two_launches_two() {
        AgentId agent = AgentId.forRequest(LINUX, new RequestId(812), 1);
        InstallationId ours = new InstallationId("abcdefgh");
        URI acme = URI.create("https://dev.azure.com/acme");
        ClientToken token = ClientToken.of(ours, new PoolUid("u1"), acme, 7, agent);

        assertThat(ClientToken.of(ours, new PoolUid("u1"), acme, 7, agent)).isEqualTo(token);
        assertThat(token.value()).hasSize(64).matches("[0-9a-f]+");
        assertThat(List.of(
                        ClientToken.of(new InstallationId("abcdefgi"), new PoolUid("u1"), acme, 7, agent),
                        ClientToken.of(ours, new PoolUid("u2"), acme, 7, agent),
                        ClientToken.of(ours, new PoolUid("u1"), URI.create("https://dev.azure.com/other"), 7, agent),
                        ClientToken.of(ours, new PoolUid("u1"), acme, 8, agent),
                        ClientToken.of(
                                ours, new PoolUid("u1"), acme, 7, AgentId.forRequest(LINUX, new RequestId(812), 2))))
                .doesNotContain(token)
                .doesNotHaveDuplicates();
    }
}
