package dev.muster.model.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTest {
    @ParameterizedTest(name = "{0} may become {1}")
    @CsvSource({
        "CLAIMED, LAUNCHED",
        "CLAIMED, ABANDONED",
        "CLAIMED, FAILED",
        "CLAIMED, REGISTERING",
        "LAUNCHED, RUNNING",
        "REGISTERED, ONLINE",
        "ONLINE, BUSY",
        "ONLINE, FINISHING",
        "ONLINE, STOPPING",
        "BUSY, FINISHING",
        "BUSY, LOST",
        "FINISHING, STOPPING",
        "STOPPING, GONE",
        "FAILED, GONE",
        "LOST, GONE",
        "ABANDONED, GONE"
    })
    void news_moves_an_agent_on(Phase from, Phase to) {
        assertThat(from.canBecome(to)).isTrue();
    }

    @ParameterizedTest(name = "{0} never becomes {1}")
    @CsvSource({
        "RUNNING, PENDING",
        "BUSY, ONLINE",
        "BUSY, FAILED",
        "FINISHING, BUSY",
        "FINISHING, LOST",
        "STOPPING, BUSY",
        "FAILED, BUSY",
        "LOST, FINISHING",
        "LAUNCHED, ABANDONED",
        "ONLINE, LOST"
    })
    void late_news_never_moves_it_back(Phase from, Phase to) {
        assertThat(from.canBecome(to)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void no_phase_follows_itself(Phase phase) {
        assertThat(phase.canBecome(phase)).isFalse();
    }

    @Test
    void nothing_follows_gone_and_everything_can_end_there() {
        for (Phase phase : Phase.values()) {
            assertThat(Phase.GONE.canBecome(phase)).isFalse();
        }
        for (Phase phase : EnumSet.complementOf(EnumSet.of(Phase.GONE))) {
            assertThat(phase.canBecome(Phase.GONE)).as("%s can end", phase).isTrue();
        }
    }
}
