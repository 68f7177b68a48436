package dev.muster.controller.web;

import dev.muster.controller.loop.DemandHints;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Azure DevOps tells that jobs moved (service hooks of type Web Hooks). Nothing in an event is believed but that
 * something moved: it makes us read sooner, whatever it says. Closed unless a secret is configured. What is of no use is
 * answered with success all the same, because Azure DevOps stops subscriptions whose deliveries fail.
 */
@RestController
final class HooksEndpoint {
    static final String PATH = "/hooks/azure-devops/events";

    /** Events have some 10 KB; a run with many stages and repositories has more. */
    static final int MAX_BODY_BYTES = 256 * 1024;

    private static final int MOST_AT_ONCE = 16;
    private static final Duration WHEN_FULL = Duration.ofSeconds(2);

    private final HookAccess access;
    private final DemandHints hints;
    private final HookMonitor monitor;
    private final RecentEvents recent = new RecentEvents();
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    HooksEndpoint(HookAccess access, DemandHints hints, HookMonitor monitor) {
        this.access = access;
        this.hints = hints;
        this.monitor = monitor;
    }

    @PostMapping(PATH)
    ResponseEntity<ErrorAnswer> post(HttpServletRequest request) throws IOException {
        return switch (access) {
            case HookAccess.Closed closed ->
                ResponseEntity.status(404)
                        .body(new ErrorAnswer("hooks-closed", "set muster.hooks.secret to open service hooks"));
            case HookAccess.WithSecret secret ->
                secret.admits(request) ? admitted(request) : answer(HookOutcome.DENIED);
        };
    }

    private ResponseEntity<ErrorAnswer> admitted(HttpServletRequest request) throws IOException {
        if (!room.tryAcquire()) {
            return answer(HookOutcome.BUSY);
        }
        try {
            byte[] body = body(request);
            return answer(body.length > MAX_BODY_BYTES ? HookOutcome.TOO_LONG : taken(HookEvent.read(body)));
        } finally {
            room.release();
        }
    }

    private HookOutcome taken(Optional<HookEvent> read) {
        if (read.isEmpty()) {
            return HookOutcome.MALFORMED;
        }
        HookEvent event = read.get();
        List<DemandHints.Served> touched =
                hints.pools().stream().filter(pool -> isTouched(pool, event)).toList();
        if (!event.isMove() || touched.isEmpty()) {
            return HookOutcome.IGNORED;
        }
        if (!recent.isNew(event.id())) {
            return HookOutcome.REPLAYED;
        }
        touched.forEach(pool -> hints.changed(pool.name()));
        return HookOutcome.ACCEPTED;
    }

    /** An event that does not tell its organisation touches all pools. */
    private static boolean isTouched(DemandHints.Served pool, HookEvent event) {
        return event.organization()
                .map(pool.azureDevOps().organization()::equals)
                .orElse(true);
    }

    private ResponseEntity<ErrorAnswer> answer(HookOutcome outcome) {
        monitor.saw(outcome);
        return switch (outcome) {
            case ACCEPTED, REPLAYED, IGNORED -> ResponseEntity.noContent().build();
            case MALFORMED -> problem(400, "event", "the body is no event of a service hook");
            case TOO_LONG -> problem(413, "body", "the body is longer than 256 KiB");
            case DENIED ->
                ResponseEntity.status(401)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"muster-hooks\"")
                        .body(new ErrorAnswer("unauthorized", "the secret of muster.hooks.secret is needed"));
            case BUSY ->
                ResponseEntity.status(503)
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(WHEN_FULL.toSeconds()))
                        .body(new ErrorAnswer("busy", "too many events at once"));
        };
    }

    private static ResponseEntity<ErrorAnswer> problem(int status, String error, String message) {
        return ResponseEntity.status(status).body(new ErrorAnswer(error, message));
    }

    /** One byte more than is allowed tells that there is more. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        try (InputStream content = request.getInputStream()) {
            return content.readNBytes(MAX_BODY_BYTES + 1);
        }
    }
}
