package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenTest {
    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
    }

    @Test
    void without_a_token_a_random_one_is_printed_once_and_works() {
        Map<String, Object> settings = MemoryController.settings();
        settings.put("muster.api.token", "");
        try (RunningController controller = new MemoryController().start(settings)) {
            assertThat(lines()).hasSize(1);
            String line = lines().getFirst();
            String token = line.substring(line.lastIndexOf(' ') + 1);
            assertThat(token).hasSizeGreaterThanOrEqualTo(40);
            Http http = new Http(controller.port());
            assertThat(http.get("/api/v1/pools", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(http.get("/api/v1/pools").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_configured_token_is_never_printed() {
        new MemoryController().start(MemoryController.settings()).close();
        assertThat(lines()).isEmpty();
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("token"))
                .toList();
    }
}
