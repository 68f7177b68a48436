package dev.muster.controller.web;

import dev.muster.controller.web.SpecChange.Outcome;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.SpecEdits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Specs in the table, read and edited over HTTP. Any replica may answer: the table is what counts. Writing takes methods
 * and headers that no page from elsewhere can make a browser send unasked, and there is no cookie to ride on.
 */
@RestController
@RequestMapping("/api/v1/pools/{name}/spec")
final class SpecEndpoint {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int LARGEST_BODY = 1 << 20;

    private final SpecEdits edits;
    private final SpecChange change;

    SpecEndpoint(SpecEdits edits, SpecChange change) {
        this.edits = edits;
        this.change = change;
    }

    @GetMapping
    ResponseEntity<Object> read(@PathVariable("name") String name) {
        PoolName pool = PoolNames.read(name);
        return shown(200, edits.find(pool).orElseThrow(() -> PoolNames.notFound(name)));
    }

    /** Creates ({@code If-None-Match: *}) or replaces ({@code If-Match} with the tag of what was read). */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> put(
            @PathVariable("name") String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            HttpServletRequest request)
            throws IOException {
        PoolName pool = PoolNames.read(name);
        Precondition precondition = Precondition.read(ifMatch, ifNoneMatch);
        SpecTree spec = SpecJson.read(body(request));
        return switch (precondition) {
            case Precondition.None none -> throw Precondition.required();
            case Precondition.Absent absent -> answer(201, change.create(pool, spec));
            case Precondition.Matches(String hash) -> answer(200, change.replace(pool, hash, spec));
        };
    }

    /** Changes some fields, of whatever stands there or, with {@code If-Match}, of what was read. */
    @PatchMapping(consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<Object> patch(
            @PathVariable("name") String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request)
            throws IOException {
        PoolName pool = PoolNames.read(name);
        Precondition precondition = Precondition.read(ifMatch, null);
        SpecTree patch = SpecJson.read(body(request));
        String hash = precondition instanceof Precondition.Matches(String seen) ? seen : null;
        return answer(200, change.patch(pool, hash, patch));
    }

    /** Removes the item that was read; agents without a job are ended then, those with one finish it. */
    @DeleteMapping
    ResponseEntity<Object> remove(
            @PathVariable("name") String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        PoolName pool = PoolNames.read(name);
        if (!(Precondition.read(ifMatch, null) instanceof Precondition.Matches(String hash))) {
            throw Precondition.required();
        }
        return answer(204, change.remove(pool, hash));
    }

    private static ResponseEntity<Object> answer(int success, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(PoolItem item) ->
                success == 204 ? ResponseEntity.noContent().build() : shown(success, item);
            case Outcome.NoPool(PoolName pool) -> throw PoolNames.notFound(pool.value());
            case Outcome.Refused refused -> json(422).body(EditRefusal.mistakes(refused.problems()));
            case Outcome.Overtaken overtaken ->
                json(412).body(EditRefusal.overtaken(overtaken.standing().map(SpecDocument::of)));
            case Outcome.Contended contended ->
                json(409).body(EditRefusal.overtaken(contended.standing().map(SpecDocument::of)));
            case Outcome.NotNow(String message) ->
                json(503).header(HttpHeaders.RETRY_AFTER, "1").body(new ErrorAnswer("store-unavailable", message));
        };
    }

    private static ResponseEntity<Object> shown(int status, PoolItem item) {
        SpecDocument document = SpecDocument.of(item);
        return json(status).eTag(document.etag()).body(document);
    }

    private static ResponseEntity.BodyBuilder json(int status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    /** One byte more than is allowed tells that there is more. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        try (InputStream content = Objects.requireNonNull(request.getInputStream())) {
            byte[] body = content.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw ApiException.of(413, "too-large", "a spec has at most 1 MiB of JSON");
            }
            return body;
        }
    }
}
