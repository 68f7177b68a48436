package dev.muster.controller.azuredevops;

/**
 * One request to an organisation.
 *
 * @param path below {@code {organizationUrl}/_apis/distributedtask/}, or below the organisation's URL itself if it begins
 *     with a slash; with its query
 * @param accept value of the Accept header; it carries the api-version
 * @param body JSON, empty if there is none
 * @param size how much answer is expected
 */
record Call(Method method, String path, String accept, String body, Size size) {
    /** The version in which pools and agents are documented. */
    private static final String DOCUMENTED = "application/json;api-version=7.1";

    /** Job requests exist in preview versions only; without a version the service answers with its own choice. */
    private static final String UNDOCUMENTED = "application/json";

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
        ENTRY(1 << 20, 32),
        /** All of them: 1,000 jobs that match 500 agents make 200 MB, some 10 MB of it left when compressed. */
        LISTING(64 << 20, 4);

        private final int mostBytes;
        private final int mostAtOnce;

        Size(int mostBytes, int mostAtOnce) {
            this.mostBytes = mostBytes;
            this.mostAtOnce = mostAtOnce;
        }

        /** As they come over the wire, compressed or not. */
        int mostBytes() {
            return mostBytes;
        }

        int mostAtOnce() {
            return mostAtOnce;
        }
    }

    static Call get(String path) {
        return new Call(Method.GET, path, DOCUMENTED, "", Size.ENTRY);
    }

    static Call list(String path) {
        return new Call(Method.GET, path, DOCUMENTED, "", Size.LISTING);
    }

    static Call change(Method method, String path, String body) {
        return new Call(method, path, DOCUMENTED, body, Size.ENTRY);
    }

    /** What follows the organisation's URL. */
    String target() {
        return path.startsWith("/") ? path : "/_apis/distributedtask/" + path;
    }

    /** The same call to an interface that has no documented version. */
    Call undocumented() {
        return new Call(method, path, UNDOCUMENTED, body, size);
    }
}
