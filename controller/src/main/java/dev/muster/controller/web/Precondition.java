package dev.muster.controller.web;

import org.jspecify.annotations.Nullable;

/** Over what an edit may be written (RFC 9110, 13.1). */
sealed interface Precondition {
    /** The client did not say. */
    record None() implements Precondition {}

    /** Only where nothing stands. */
    record Absent() implements Precondition {}

    /** Only over that content; a tag that is none of ours matches nothing. */
    record Matches(String contentHash) implements Precondition {}

    /** @throws ApiException if the headers contradict each other, or would let anything be written over */
    static Precondition read(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null) {
            if (ifNoneMatch == null) {
                return new None();
            }
            if (ifNoneMatch.strip().equals("*")) {
                return new Absent();
            }
        }
        if (ifMatch == null || ifNoneMatch != null || ifMatch.strip().equals("*")) {
            throw ApiException.badRequest(
                    "bad-precondition", "either If-Match with the tag of what was read, or If-None-Match: *");
        }
        return new Matches(EntityTag.read(ifMatch).map(EntityTag::contentHash).orElse(ifMatch));
    }

    static ApiException required() {
        return ApiException.of(
                428,
                "precondition-required",
                "say what you saw: If-Match with the tag of the spec that was read, or If-None-Match: * to create one");
    }
}
