package dev.muster.controller.azuredevops;

import java.net.URI;

/**
 * One request to an organisation.
 *
 * @param path below {@code {organizationUrl}/_apis/distributedtask/}, or below the organisation's URL itself if it begins
 *     with a slash; with its query
 * @param documented whether the interface has a documented version; job requests exist in preview versions only, and
 *     without a version the service answers with its own choice
 * @param body JSON, empty if there is none
 * @param size how much answer is expected
 * @param urgency what it is for
 */
record Call(Method method, String path, boolean documented, String body, Size size, Urgency urgency) {
    /** The most bytes of an answer that is kept as a whole, as they come over the wire. */
    static final int MOST_BYTES = 1 << 20;

    enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE;

        /** Whether a repeat can do no harm. */
        boolean isRead() {
            return this == GET;
        }
    }

    /** What to expect of an answer, and how many such answers may be under way at once. */
    enum Size {
        /** One thing. */
        ENTRY(32),
        /** All of them, read while they come: 1,000 jobs that match 500 agents make 200 MB. */
        LISTING(4);

        private final int mostAtOnce;

        Size(int mostAtOnce) {
            this.mostAtOnce = mostAtOnce;
        }

        int mostAtOnce() {
            return mostAtOnce;
        }
    }

    /** Reads one thing, which is good to know. */
    static Call get(String path) {
        return new Call(Method.GET, path, true, "", Size.ENTRY, Urgency.LEARN);
    }

    /** Reads all things of a kind, as polls do. */
    static Call list(String path) {
        return new Call(Method.GET, path, true, "", Size.LISTING, Urgency.POLL);
    }

    /** Makes or replaces something, or changes or deletes it. */
    static Call change(Method method, String path, String body) {
        return new Call(method, path, true, body, Size.ENTRY, urgency(method));
    }

    /** What follows the organisation's URL. */
    String target() {
        return path.startsWith("/") ? path : "/_apis/distributedtask/" + path;
    }

    /** The Accept header for whoever answers: Services, or a server that somebody runs. */
    String acceptFor(URI organizationUrl) {
        return documented ? "application/json;api-version=" + ApiVersion.of(organizationUrl) : "application/json";
    }

    /** The same call to an interface that has no documented version. */
    Call undocumented() {
        return new Call(method, path, false, body, size, urgency);
    }

    /** The same call for something else. */
    Call as(Urgency other) {
        return new Call(method, path, documented, body, size, other);
    }

    private static Urgency urgency(Method method) {
        return switch (method) {
            case GET -> Urgency.LEARN;
            case POST, PUT -> Urgency.REGISTER;
            case PATCH, DELETE -> Urgency.CLEAN_UP;
        };
    }
}
