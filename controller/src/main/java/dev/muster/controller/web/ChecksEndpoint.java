package dev.muster.controller.web;

import dev.muster.controller.checks.CheckDesk;
import dev.muster.controller.checks.CheckMonitor;
import dev.muster.controller.checks.CheckOutcome;
import dev.muster.controller.checks.CheckReply;
import dev.muster.controller.checks.CheckVerdict;
import dev.muster.model.pool.PoolName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Azure DevOps asks before a stage begins (check of type Invoke REST API). Answered at once, unless the address asks
 * with {@code ?mode=callback} to be told later. The mode is never guessed from the headers: Azure DevOps proposes the same
 * ones for both, the job's token among them, and a token that nobody needs is not kept.
 */
@RestController
final class ChecksEndpoint {
    static final String PATH = "/hooks/azure-devops/checks/";

    /** Of whatever the check was told to send; nothing in it matters. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final int MOST_AT_ONCE = 16;
    private static final Duration WHEN_FULL = Duration.ofSeconds(2);

    private final HookAccess access;
    private final CheckDesk desk;
    private final CheckMonitor monitor;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    ChecksEndpoint(HookAccess access, CheckDesk desk, CheckMonitor monitor) {
        this.access = access;
        this.desk = desk;
        this.monitor = monitor;
    }

    @PostMapping(PATH + "{pool}")
    ResponseEntity<Object> post(@PathVariable("pool") String pool, HttpServletRequest request) throws IOException {
        return switch (access) {
            case HookAccess.Closed closed ->
                problem(404, "hooks-closed", "set muster.hooks.secret to open service hooks and checks");
            case HookAccess.WithSecret secret -> secret.admits(request) ? admitted(pool, request) : denied();
        };
    }

    private ResponseEntity<Object> admitted(String pool, HttpServletRequest request) throws IOException {
        if (!room.tryAcquire()) {
            return busy("too many checks at once");
        }
        try {
            return isTooLong(request) ? tooLong() : asked(pool, request);
        } finally {
            room.release();
        }
    }

    private ResponseEntity<Object> asked(String pool, HttpServletRequest request) {
        if (!PoolName.isValid(pool)) {
            return unknown(pool);
        }
        PoolName name = new PoolName(pool);
        String query = request.getQueryString();
        if (query == null || query.isEmpty() || query.equals("mode=answer")) {
            return told(name, desk.answer(name));
        }
        return query.equals("mode=callback")
                ? told(name, desk.accept(name, request::getHeader))
                : malformed(List.of("the query must be mode=answer, mode=callback or nothing"));
    }

    private ResponseEntity<Object> told(PoolName pool, CheckReply reply) {
        return switch (reply) {
            case CheckReply.Decided(CheckVerdict verdict) -> {
                monitor.saw(outcome(verdict));
                yield ResponseEntity.ok(new CheckAnswer(pool.value(), verdict.status(), verdict.reason()));
            }
            case CheckReply.Accepted(boolean repeated) -> {
                monitor.saw(repeated ? CheckOutcome.REPEATED : CheckOutcome.ACCEPTED);
                yield ResponseEntity.ok(
                        new CheckAnswer(pool.value(), "accepted", "Azure DevOps is told as soon as it is decided."));
            }
            case CheckReply.NoSuchPool none -> unknown(pool.value());
            case CheckReply.Malformed(List<String> problems) -> malformed(problems);
            case CheckReply.Closed closed -> {
                monitor.saw(CheckOutcome.CLOSED);
                yield problem(
                        404,
                        "callbacks-closed",
                        "set muster.checks.key to have checks answered by a call back, or leave mode=callback out");
            }
            case CheckReply.Busy(String why) -> busy(why);
        };
    }

    private static CheckOutcome outcome(CheckVerdict verdict) {
        return switch (verdict) {
            case CheckVerdict.Pass pass -> CheckOutcome.PASS;
            case CheckVerdict.Wait wait -> CheckOutcome.WAIT;
            case CheckVerdict.Fail fail -> CheckOutcome.FAIL;
        };
    }

    private ResponseEntity<Object> unknown(String pool) {
        monitor.saw(CheckOutcome.UNKNOWN_POOL);
        return problem(
                404,
                "pool-not-found",
                PoolName.isValid(pool)
                        ? "there is no pool " + pool
                        : "there is no such pool; a pool's name is 1 to 30 lower-case letters, digits and hyphens");
    }

    private ResponseEntity<Object> malformed(List<String> problems) {
        monitor.saw(CheckOutcome.MALFORMED);
        return problem(400, "check", String.join("; ", problems));
    }

    private ResponseEntity<Object> tooLong() {
        monitor.saw(CheckOutcome.TOO_LONG);
        return problem(413, "body", "the body is longer than 64 KiB");
    }

    private ResponseEntity<Object> denied() {
        monitor.saw(CheckOutcome.DENIED);
        return ResponseEntity.status(401)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"muster-hooks\"")
                .body(new ErrorAnswer("unauthorized", "the secret of muster.hooks.secret is needed"));
    }

    private ResponseEntity<Object> busy(String why) {
        monitor.saw(CheckOutcome.BUSY);
        return ResponseEntity.status(503)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(WHEN_FULL.toSeconds()))
                .body(new ErrorAnswer("busy", why));
    }

    private static ResponseEntity<Object> problem(int status, String error, String message) {
        return ResponseEntity.status(status).body(new ErrorAnswer(error, message));
    }

    /** Reads no more than has to be read to know. */
    private static boolean isTooLong(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BODY_BYTES) {
            return true;
        }
        try (InputStream content = request.getInputStream()) {
            return content.readNBytes(MAX_BODY_BYTES + 1).length > MAX_BODY_BYTES;
        }
    }
}
