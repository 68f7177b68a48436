package dev.muster.controller.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of every answer that is not a success.
 *
 * @param error a code for machines, for example {@code pool-not-found}
 * @param message one sentence for people
 */
public record ErrorAnswer(String error, String message) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Sends it from where Spring MVC is not at work yet. */
    void send(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    }
}
