package dev.muster.model.failure;

import static dev.muster.model.failure.FailureKind.CAPACITY;
import static dev.muster.model.failure.FailureKind.CONFLICT;
import static dev.muster.model.failure.FailureKind.DENIED;
import static dev.muster.model.failure.FailureKind.GONE;
import static dev.muster.model.failure.FailureKind.MISCONFIGURED;
import static dev.muster.model.failure.FailureKind.QUOTA;
import static dev.muster.model.failure.FailureKind.THROTTLED;
import static dev.muster.model.failure.FailureKind.TRANSIENT;
import static dev.muster.model.failure.FailureKind.UNKNOWN;

import java.util.List;

/**
 * Exceptions of RunTask (ECS API reference, RunTask and Common errors). ECS says "4xx: do not retry, 5xx: repeat with the
 * same token" (ECS developer guide, Ensuring idempotency).
 */
final class LaunchErrors {
    static final List<FailureRow> ROWS = List.of(
            row("error-throttled")
                    .code("ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded")
                    .means(
                            THROTTLED,
                            "Rate exceeded",
                            "Nothing; if it stays, something else in the account calls ECS."),
            row("error-rate")
                    .saying("rate exceeded")
                    .means(
                            THROTTLED,
                            "ClientException",
                            "Rate exceeded",
                            "Nothing; if it stays, something else in the account calls ECS."),
            row("error-server")
                    .code("ServerException")
                    .means(
                            TRANSIENT,
                            "Service Unavailable. Please try again later.",
                            "Nothing; AWS's health page may know more."),
            row("error-denied")
                    .code(
                            "AccessDeniedException",
                            "AccessDenied",
                            "ExpiredToken",
                            "ExpiredTokenException",
                            "IncompleteSignature",
                            "InvalidClientTokenId",
                            "InvalidSignatureException",
                            "MissingAuthenticationToken",
                            "MissingAuthenticationTokenException",
                            "NotAuthorized",
                            "OptInRequired",
                            "RequestExpired",
                            "SignatureDoesNotMatch",
                            "UnrecognizedClientException")
                    .means(
                            DENIED,
                            "User is not authorized to perform: ecs:RunTask",
                            "Give the controller's role the permission that the message names."),
            row("error-blocked")
                    .code("BlockedException")
                    .means(DENIED, "Your account was blocked.", "Ask AWS support: the account is blocked."),
            row("error-capacity")
                    .saying("capacity is unavailable")
                    .means(
                            CAPACITY,
                            "ClientException",
                            "Capacity is unavailable at this time. Please try again later or in a different availability zone",
                            "Name subnets of several zones, and a second capacity option."),
            row("error-quota")
                    .saying("limit on the number of vcpus", "limit on the number of tasks")
                    .means(
                            QUOTA,
                            "ClientException",
                            "You've reached the limit on the number of vCPUs you can run concurrently",
                            "Have the Fargate quota of the account raised, or lower limits.maxAgents."),
            row("error-provisioning")
                    .saying("provisioning tasks", "in the provisioning state")
                    .means(
                            QUOTA,
                            "ClientException",
                            "The limit of tasks in the PROVISIONING state was reached",
                            "The capacity provider does not keep up: let it grow faster, or raise the quota."),
            row("error-definition")
                    .saying(
                            "taskdefinition is inactive",
                            "taskdefinition not found",
                            "unable to describe task definition")
                    .means(
                            GONE,
                            "ClientException",
                            "TaskDefinition is inactive",
                            "Nothing: the task definition is registered anew. Find out who deregistered it."),
            row("error-conflict")
                    .code("ConflictException")
                    .means(
                            CONFLICT,
                            "The clientToken was used before with other parameters.",
                            "Nothing: a task of this very agent counts as the launch; else another attempt follows."),
            row("error-cluster")
                    .code("ClusterNotFoundException")
                    .means(MISCONFIGURED, "Cluster not found.", "Create the cluster, or mend the name in the spec."),
            row("error-platform")
                    .code(
                            "PlatformUnknownException",
                            "PlatformTaskDefinitionIncompatibilityException",
                            "UnsupportedFeatureException")
                    .means(
                            MISCONFIGURED,
                            "The specified platform does not satisfy the task definition.",
                            "Change the template: this region or platform has no such thing."),
            row("error-parameter")
                    .code("InvalidParameterException", "ClientException")
                    .means(
                            MISCONFIGURED,
                            "The specified capacity provider was not found.",
                            "Mend what the message names in the spec or in the account."),
            row("error-other")
                    .means(
                            UNKNOWN,
                            "NewException",
                            "Nobody has seen this before.",
                            "Read what ECS says; report it, so that the next release knows it."));

    private LaunchErrors() {}

    private static RowDraft row(String name) {
        return RowDraft.row(FailureSource.LAUNCH_ERROR, name);
    }
}
