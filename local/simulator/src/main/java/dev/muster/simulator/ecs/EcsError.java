package dev.muster.simulator.ecs;

import java.util.List;

/**
 * An exception of the ECS API as a value.
 *
 * @param kind which exception
 * @param message its text
 * @param resourceIds for a conflict the ARNs of the tasks that the client token made before; else empty
 */
public record EcsError(Kind kind, String message, List<String> resourceIds) {
    /** The exceptions this simulator raises, with their names on the wire (ECS API reference). */
    public enum Kind {
        ACCESS_DENIED("AccessDeniedException", 400),
        BLOCKED("BlockedException", 400),
        CLIENT("ClientException", 400),
        CLUSTER_NOT_FOUND("ClusterNotFoundException", 400),
        CONFLICT("ConflictException", 400),
        INVALID_PARAMETER("InvalidParameterException", 400),
        PLATFORM_UNKNOWN("PlatformUnknownException", 400),
        SERVER("ServerException", 500),
        THROTTLING("ThrottlingException", 400),
        /** What ECS may add one day. */
        UNHEARD_OF("NewException", 400);

        private final String wireName;
        private final int status;

        Kind(String wireName, int status) {
            this.wireName = wireName;
            this.status = status;
        }

        /** The status of the HTTP answer. */
        public int status() {
            return status;
        }

        /** For example {@code ConflictException}. */
        public String wireName() {
            return wireName;
        }
    }

    static <T> EcsAnswer<T> client(String message) {
        return new EcsAnswer.Refused<>(new EcsError(Kind.CLIENT, message, List.of()));
    }

    static <T> EcsAnswer<T> clusterNotFound() {
        return new EcsAnswer.Refused<>(new EcsError(Kind.CLUSTER_NOT_FOUND, "Cluster not found.", List.of()));
    }

    static <T> EcsAnswer<T> invalid(String message) {
        return new EcsAnswer.Refused<>(new EcsError(Kind.INVALID_PARAMETER, message, List.of()));
    }

    static <T> EcsAnswer<T> conflict(List<String> taskArns) {
        String message = "The clientToken was used before with other parameters.";
        return new EcsAnswer.Refused<>(new EcsError(Kind.CONFLICT, message, taskArns));
    }
}
