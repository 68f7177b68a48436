package dev.muster.controller.bootstrap;

import dev.muster.model.demand.Capabilities;
import java.time.Duration;
import java.util.List;

/** How a bootstrap call ends. No answer holds anything secret: the private key never leaves the container. */
public sealed interface BootstrapAnswer {
    /**
     * The caller is that agent, and registered.
     *
     * @param capabilities declared by the template; the listener merges them into its scan
     * @param ignoreVariables exact names of variables that must not become capabilities, sorted; the entrypoint adds
     *     the {@code AWS_*}, {@code ECS_*} and {@code MUSTER_*} names that it finds
     */
    record Granted(
            AgentSettings agent, AgentCredentials credentials, Capabilities capabilities, List<String> ignoreVariables)
            implements BootstrapAnswer {
        public Granted {
            ignoreVariables = List.copyOf(ignoreVariables);
        }
    }

    /**
     * Not now, perhaps later.
     *
     * @param after when to ask again, 1 s to 5 min
     * @param why one sentence
     */
    record RetryLater(Duration after, RetryCause cause, String why) implements BootstrapAnswer {
        private static final Duration LONGEST = Duration.ofMinutes(5);
        private static final Duration SHORTEST = Duration.ofSeconds(1);

        public RetryLater {
            after = after.compareTo(LONGEST) > 0 ? LONGEST : after.compareTo(SHORTEST) < 0 ? SHORTEST : after;
        }

        public RetryLater(RetryCause cause, String why) {
            this(cause.after(), cause, why);
        }
    }

    /** Never. */
    record Rejected(Refusal refusal, String sentence) implements BootstrapAnswer {}

    /** The content of {@code .agent} (azure-pipelines-agent, AgentSettings). */
    record AgentSettings(
            int agentId, String agentName, int poolId, String poolName, String serverUrl, String workFolder) {}

    /** The content of {@code .credentials}; useless without the private key (azure-pipelines-agent, CredentialData). */
    record AgentCredentials(String clientId, String authorizationUrl, String oauthEndpointUrl) {}
}
