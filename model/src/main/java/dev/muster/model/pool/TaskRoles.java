package dev.muster.model.pool;

/**
 * The IAM roles of a task, each a name or an ARN.
 *
 * @param task the role that its container has; every template needs one, because it is how a task proves who it is
 * @param execution the role with which ECS pulls the image, reads the secrets and writes the logs
 */
public record TaskRoles(String task, String execution) {}
