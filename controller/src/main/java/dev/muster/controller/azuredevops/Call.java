package dev.muster.controller.azuredevops;

import dev.muster.model.pool.AzureDevOpsPool;
import java.net.URI;

/**
 * One request to an organisation.
 *
 * @param path below {@code {organizationUrl}/_apis/distributedtask/}, or below the organisation's URL itself if it begins
 *     with a slash; with its query
 * @param accept value of the Accept header for Azure DevOps Services; it carries the api-version
 * @param body JSON, empty if there is none
 * @param size how much answer is expected
 * @param urgency what it is for
 */
record Call(Method method, String path, String accept, String body, Size size, Urgency urgency) {
    /** The version in which pools and agents are documented. */
    private static final String DOCUMENTED = "application/json;api-version=7.1";

    /** Servers refuse versions newer than their own; this one came with Azure DevOps Server 2020, and later ones know it. */
    private static final String OF_SERVERS = "application/json;api-version=6.0";

    /** Job requests exist in preview versions only; without a version the service answers with its own choice. */
    private static final String UNDOCUMENTED = "application/json";

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
        return new Call(Method.GET, path, DOCUMENTED, "", Size.ENTRY, Urgency.LEARN);
    }

    /** Reads all things of a kind, as polls do. */
    static Call list(String path) {
        return new Call(Method.GET, path, DOCUMENTED, "", Size.LISTING, Urgency.POLL);
    }

    /** Makes or replaces something, or changes or deletes it. */
    static Call change(Method method, String path, String body) {
        return new Call(method, path, DOCUMENTED, body, Size.ENTRY, urgency(method));
    }

    /** What follows the organisation's URL. */
    String target() {
        return path.startsWith("/") ? path : "/_apis/distributedtask/" + path;
    }

    /** The Accept header for whoever answers: Services, or a server that somebody runs. */
    String acceptFor(URI organizationUrl) {
        return accept.equals(DOCUMENTED) && AzureDevOpsPool.isOfServer(organizationUrl) ? OF_SERVERS : accept;
    }

    /** The same call to an interface that has no documented version. */
    Call undocumented() {
        return new Call(method, path, UNDOCUMENTED, body, size, urgency);
    }

    /** The same call for something else. */
    Call as(Urgency other) {
        return new Call(method, path, accept, body, size, other);
    }

    private static Urgency urgency(Method method) {
        return switch (method) {
            case GET -> Urgency.LEARN;
            case POST, PUT -> Urgency.REGISTER;
            case PATCH, DELETE -> Urgency.CLEAN_UP;
        };
    }
}
