package dev.muster.model.observed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntrypointExitTest {
    @Test
    void a_code_of_the_entrypoint_is_told_with_what_it_means() {
        assertThat(EntrypointExit.describe(76))
                .isEqualTo(
                        "exit code 76, out of memory: the kernel killed a process of the job; the template needs more"
                                + " memory");
    }

    @Test
    void codes_of_the_listener_and_of_signals_mean_what_they_are() {
        assertThat(EntrypointExit.describe(1)).isEqualTo("exit code 1");
        assertThat(EntrypointExit.describe(137)).isEqualTo("exit code 137");
    }
}
