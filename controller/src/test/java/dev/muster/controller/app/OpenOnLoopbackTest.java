package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenOnLoopbackTest {
    @Test
    void no_token_is_needed_on_loopback() {
        try (RunningController controller = new MemoryController().start(open("127.0.0.1"))) {
            assertThat(new Http(controller.port()).get("/api/v1/pools").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_page_from_elsewhere_cannot_read_under_its_own_name() throws IOException {
        try (RunningController controller = new MemoryController().start(open("127.0.0.1"))) {
            assertThat(statusLine(controller.port(), "evil.example:8080")).contains(" 403");
            assertThat(statusLine(controller.port(), "127.0.0.1.evil.example")).contains(" 403");
            assertThat(statusLine(controller.port(), "localhost:" + controller.port()))
                    .contains(" 200");
        }
    }

    @Test
    void it_is_refused_elsewhere() {
        assertThatThrownBy(() -> new MemoryController().start(open("0.0.0.0")))
                .hasRootCauseInstanceOf(InvalidConfigurationException.class)
                .rootCause()
                .hasMessageContaining("server.address must be a loopback address");
        Map<String, Object> anywhere = open("127.0.0.1");
        anywhere.remove("server.address");
        assertThatThrownBy(() -> new MemoryController().start(anywhere))
                .rootCause()
                .hasMessageContaining("was absent");
    }

    private static Map<String, Object> open(String address) {
        Map<String, Object> settings = MemoryController.settings();
        settings.put("server.address", address);
        settings.put("muster.api.open-on-loopback", "true");
        settings.remove("muster.api.token");
        return settings;
    }

    private static String statusLine(int port, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET /api/v1/pools HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
