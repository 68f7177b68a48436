package dev.muster.controller.web;

import dev.muster.controller.bootstrap.BootstrapExchange;
import dev.muster.controller.bootstrap.BootstrapJson;
import dev.muster.controller.bootstrap.BootstrapReply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a container asks for its agent's identity. No token is asked for here: each call carries its own proof, a signed
 * request that only that very task can make, and everything else is refused. Bodies are bounded, and so are the calls at
 * work at once, since each may wait on STS and ADO. Bodies and answers are never logged.
 */
@RestController
final class BootstrapEndpoint {
    static final String PATH = "/bootstrap/v1/agents";

    /** Most calls at work at once; more are asked to come back. */
    static final int MOST_AT_ONCE = 64;

    private static final Duration WHEN_FULL = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BootstrapExchange exchange;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    BootstrapEndpoint(BootstrapExchange exchange) {
        this.exchange = exchange;
    }

    @PostMapping(PATH)
    ResponseEntity<String> post(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        if (body.length > BootstrapJson.MAX_BODY_BYTES) {
            return answer(own(413, Optional.empty(), "body", "the body is longer than 64 KiB"));
        }
        if (!room.tryAcquire()) {
            return answer(own(503, Optional.of(WHEN_FULL), "busy", "too many calls at once"));
        }
        try {
            return answer(exchange.post(body));
        } finally {
            room.release();
        }
    }

    /** One byte more than is allowed tells that there is more. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        try (InputStream content = request.getInputStream()) {
            return content.readNBytes(BootstrapJson.MAX_BODY_BYTES + 1);
        }
    }

    private static BootstrapReply own(int status, Optional<Duration> retryAfter, String error, String message) {
        return new BootstrapReply(status, retryAfter, JSON.writeValueAsString(new ErrorAnswer(error, message)));
    }

    private static ResponseEntity<String> answer(BootstrapReply reply) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(reply.status()).contentType(MediaType.APPLICATION_JSON);
        reply.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        return answer.body(reply.body());
    }
}
