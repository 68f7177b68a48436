package dev.muster.controller.app;

import dev.muster.controller.loop.EcsLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The controller's configuration; every property can also be an environment variable, for example
 * {@code MUSTER_AWS_ENDPOINTS_DYNAMODB}. AWS credentials are not among them: they come from the SDK's default chain.
 *
 * @param replica {@code muster.replica}: this process's name, the owner in fences; 1 to 64 letters, digits, dots and
 *     hyphens. If absent, the host's name and a random suffix
 * @param pollInterval {@code muster.poll-interval}: between two readings of a pool's registrations and queue; 5 s, at
 *     least 500 ms
 * @param specInterval {@code muster.spec-interval}: between two readings of the table that people edit; 5 s, at least
 *     500 ms
 * @param sweepInterval {@code muster.sweep-interval}: between two full readings of a cluster's tasks; 60 s, at least 1 s
 * @param tables where the state is
 * @param aws where AWS is
 * @param ecs how ECS is asked
 * @param events where task events come from
 * @param bootstrap how containers reach us
 * @param api who may read
 * @param hooks who may tell that jobs moved
 * @param checks how checks of Azure DevOps are answered
 * @param entra where tokens for Azure DevOps come from
 * @param azureDevops how Azure DevOps is reached
 */
@ConfigurationProperties(prefix = "muster", ignoreUnknownFields = false)
public record MusterProperties(
        @Nullable String replica,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("5s") Duration specInterval,
        @DefaultValue("60s") Duration sweepInterval,
        @DefaultValue Tables tables,
        @DefaultValue Aws aws,
        @DefaultValue Ecs ecs,
        @DefaultValue Events events,
        @DefaultValue Bootstrap bootstrap,
        @DefaultValue Api api,
        @DefaultValue Hooks hooks,
        @DefaultValue Checks checks,
        @DefaultValue Entra entra,
        @DefaultValue AzureDevOps azureDevops) {
    private static final Pattern REPLICA = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern TABLE_PREFIX = Pattern.compile("[A-Za-z0-9_.-]{0,200}");
    private static final List<String> LOOPBACK_HOSTS = List.of("127.0.0.1", "localhost", "[::1]");
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(500);
    private static final Duration SHORTEST_SWEEP = Duration.ofSeconds(1);

    /**
     * @param prefix {@code muster.tables.prefix}: begins both tables' names; {@code muster-} gives {@code muster-pools}
     *     and {@code muster-state}
     * @param create {@code muster.tables.create}: whether to make missing tables; false, since elsewhere than on a
     *     developer's machine infrastructure makes them
     */
    public record Tables(
            @DefaultValue("muster-") String prefix,
            @DefaultValue("false") boolean create) {}

    /**
     * @param region {@code muster.aws.region}: for example {@code eu-west-1}; if absent, the SDK's default chain decides
     * @param endpoints where services are if they are not the region's own
     */
    public record Aws(@Nullable String region, @DefaultValue Endpoints endpoints) {}

    /**
     * Addresses of services for local runs; null for the region's own.
     *
     * @param dynamodb {@code muster.aws.endpoints.dynamodb}
     * @param ecs {@code muster.aws.endpoints.ecs}
     * @param sqs {@code muster.aws.endpoints.sqs}
     * @param sts {@code muster.aws.endpoints.sts}: proofs still name the region's own host
     * @param secretsmanager {@code muster.aws.endpoints.secretsmanager}
     * @param kms {@code muster.aws.endpoints.kms}
     */
    public record Endpoints(
            @Nullable URI dynamodb,
            @Nullable URI ecs,
            @Nullable URI sqs,
            @Nullable URI sts,
            @Nullable URI secretsmanager,
            @Nullable URI kms) {}

    /**
     * How many calls a second this process sends to ECS, to which AWS grants so many per account and region; 0 for as many as
     * it can.
     *
     * @param launchesPerSecond {@code muster.ecs.launches-per-second}: RunTask; 20, what Fargate grants a new account
     * @param taskCallsPerSecond {@code muster.ecs.task-calls-per-second}: RunTask and StopTask together, a tenth of what may
     *     be sent at once kept for StopTask; 40
     * @param readsPerSecond {@code muster.ecs.reads-per-second}: ListTasks and DescribeTasks together; 20
     * @param parallelLaunches {@code muster.ecs.parallel-launches}: RunTask calls under way at the same time; 32, from 1 to 256
     * @param revisionsToKeep {@code muster.ecs.revisions-to-keep}: how many revisions of a template's task definition stay
     *     registered; 10, from 1 to 100
     */
    public record Ecs(
            @DefaultValue("20") double launchesPerSecond,
            @DefaultValue("40") double taskCallsPerSecond,
            @DefaultValue("20") double readsPerSecond,
            @DefaultValue("32") int parallelLaunches,
            @DefaultValue("10") int revisionsToKeep) {
        private static final int MOST_REVISIONS = 100;
        private static final int MOST_PARALLEL = 256;

        EcsLimits limits() {
            return new EcsLimits(
                    orUnlimited(launchesPerSecond), orUnlimited(taskCallsPerSecond), orUnlimited(readsPerSecond));
        }

        private static double orUnlimited(double perSecond) {
            return perSecond == 0 ? EcsLimits.UNLIMITED : perSecond;
        }

        private void check(List<String> problems) {
            if (revisionsToKeep < 1 || revisionsToKeep > MOST_REVISIONS) {
                problems.add("muster.ecs.revisions-to-keep must be from 1 to " + MOST_REVISIONS + ", was "
                        + revisionsToKeep);
            }
            requireRate(problems, "muster.ecs.launches-per-second", launchesPerSecond);
            requireRate(problems, "muster.ecs.task-calls-per-second", taskCallsPerSecond);
            requireRate(problems, "muster.ecs.reads-per-second", readsPerSecond);
            if (parallelLaunches < 1 || parallelLaunches > MOST_PARALLEL) {
                problems.add("muster.ecs.parallel-launches must be from 1 to " + MOST_PARALLEL + ", was "
                        + parallelLaunches);
            }
        }

        private static void requireRate(List<String> problems, String name, double perSecond) {
            if (!(perSecond >= 0 && perSecond <= EcsLimits.UNLIMITED)) {
                problems.add(
                        name + " must be from 0 (no limit) to " + (int) EcsLimits.UNLIMITED + ", was " + perSecond);
            }
        }
    }

    /**
     * @param queueUrl {@code muster.events.queue-url}: the SQS queue that EventBridge delivers ECS task events to; if
     *     absent, only sweeps tell how tasks fare, which is slow
     * @param deadLetterQueueUrl {@code muster.events.dead-letter-queue-url}: where messages go that cannot be read, with
     *     the reason; if absent, they are dropped at the third look
     */
    public record Events(@Nullable URI queueUrl, @Nullable URI deadLetterQueueUrl) {}

    /**
     * @param url {@code muster.bootstrap.url}: where containers post to, character by character as they are told, for
     *     example {@code https://muster.example/bootstrap/v1/agents}; required
     */
    public record Bootstrap(@Nullable URI url) {}

    /**
     * @param token {@code muster.api.token}, or the variable {@code MUSTER_TOKEN}: the bearer token of the API; if absent
     *     or blank, a random one is printed once at the start
     * @param openOnLoopback {@code muster.api.open-on-loopback}: no token needed; false, and only allowed if
     *     {@code server.address} is a loopback address
     */
    public record Api(
            @Nullable String token, @DefaultValue("false") boolean openOnLoopback) {
        @Override
        public String toString() {
            return "Api[token=" + (token == null ? "absent" : "withheld") + ", openOnLoopback=" + openOnLoopback + "]";
        }
    }

    /**
     * @param secret {@code muster.hooks.secret}: what service hooks of Azure DevOps must show, at least 16 characters; if
     *     absent or blank, their events are refused
     */
    public record Hooks(@Nullable String secret) {
        private static final int SHORTEST = 16;

        private boolean isTooShort() {
            return secret != null && !secret.isBlank() && secret.length() < SHORTEST;
        }

        @Override
        public String toString() {
            return "Hooks[secret=" + (secret == null ? "absent" : "withheld") + "]";
        }
    }

    /**
     * @param key {@code muster.checks.key}: what the tokens of checks are encrypted with that want to be called back: the ARN
     *     of a key in KMS, or {@code env:NAME} or {@code file:/path} for 32 bytes in base64; if absent or blank, such checks
     *     are refused
     * @param timeout {@code muster.checks.timeout}: when a check that waits for capacity fails; 30 minutes, from 10 s to 24
     *     hours
     */
    public record Checks(
            @Nullable String key, @DefaultValue("30m") Duration timeout) {
        private static final Pattern KEY = Pattern.compile(
                "env:[A-Za-z_][A-Za-z0-9_]*|file:/.+|arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/.+");
        private static final Duration SHORTEST = Duration.ofSeconds(10);
        private static final Duration LONGEST = Duration.ofHours(24);

        private void check(List<String> problems) {
            if (key != null && !key.isBlank() && !KEY.matcher(key).matches()) {
                problems.add(
                        "muster.checks.key must be the ARN of a key in KMS, env:NAME or file:/absolute/path; what is"
                                + " there is not repeated here, it may be a secret");
            }
            if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
                problems.add("muster.checks.timeout must be from 10s to 24h, was " + timeout.toSeconds() + "s");
            }
        }
    }

    /**
     * @param authority {@code muster.entra.authority}: where Entra ID issues tokens, https unless it is this machine;
     *     {@code https://login.microsoftonline.com}
     */
    public record Entra(
            @DefaultValue("https://login.microsoftonline.com")
            URI authority) {}

    /**
     * @param certificateAuthorities {@code muster.azure-devops.certificate-authorities}: a file of certificates in PEM form
     *     that are trusted besides those that Java trusts, for an Azure DevOps Server with a certificate of its own; none if
     *     absent
     */
    public record AzureDevOps(@Nullable Path certificateAuthorities) {}

    /** @throws InvalidConfigurationException naming every mistake */
    public MusterProperties {
        List<String> problems = new ArrayList<>();
        if (replica != null && !REPLICA.matcher(replica).matches()) {
            problems.add("muster.replica must be 1 to 64 letters, digits, dots and hyphens");
        }
        if (!TABLE_PREFIX.matcher(tables.prefix()).matches()) {
            problems.add("muster.tables.prefix must be at most 200 letters, digits, dots, hyphens and underscores");
        }
        requireAtLeast(problems, "muster.poll-interval", pollInterval, SHORTEST_INTERVAL);
        requireAtLeast(problems, "muster.spec-interval", specInterval, SHORTEST_INTERVAL);
        requireAtLeast(problems, "muster.sweep-interval", sweepInterval, SHORTEST_SWEEP);
        requireHttp(problems, "muster.aws.endpoints.dynamodb", aws.endpoints().dynamodb());
        requireHttp(problems, "muster.aws.endpoints.ecs", aws.endpoints().ecs());
        requireHttp(problems, "muster.aws.endpoints.sqs", aws.endpoints().sqs());
        requireHttp(problems, "muster.aws.endpoints.sts", aws.endpoints().sts());
        requireHttp(
                problems, "muster.aws.endpoints.secretsmanager", aws.endpoints().secretsmanager());
        requireHttp(problems, "muster.aws.endpoints.kms", aws.endpoints().kms());
        ecs.check(problems);
        checks.check(problems);
        if (hooks.isTooShort()) {
            problems.add("muster.hooks.secret must have at least " + Hooks.SHORTEST + " characters");
        }
        requireHttp(problems, "muster.entra.authority", entra.authority());
        requireSecure(problems, "muster.entra.authority", entra.authority());
        requireHttp(problems, "muster.events.queue-url", events.queueUrl());
        requireHttp(problems, "muster.events.dead-letter-queue-url", events.deadLetterQueueUrl());
        requireHttp(problems, "muster.bootstrap.url", bootstrap.url());
        if (bootstrap.url() == null) {
            problems.add(
                    "muster.bootstrap.url is missing: the URL under which agents reach this controller, for example"
                            + " https://muster.example/bootstrap/v1/agents");
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
    }

    private static void requireAtLeast(List<String> problems, String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            problems.add(name + " must be at least " + least.toMillis() + "ms, was " + value.toMillis() + "ms");
        }
    }

    private static void requireSecure(List<String> problems, String name, URI url) {
        if ("http".equals(url.getScheme()) && !LOOPBACK_HOSTS.contains(url.getHost())) {
            problems.add(name + " gets client secrets, so it must be https, was '" + url + "'");
        }
    }

    private static void requireHttp(List<String> problems, String name, @Nullable URI url) {
        boolean usable = url == null
                || (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null);
        if (!usable) {
            problems.add(name + " must be an http or https URL with a host, was '" + url + "'");
        }
    }
}
