package dev.muster.model.pool;

/** How the agents of a template come to be registered in Azure DevOps. */
public enum RegistrationMode {
    /** The container proves which task it is, and the controller registers it. Nothing secret enters the container. */
    BOOTSTRAP,
    /**
     * The container registers itself with a token that ECS puts into its variable {@code AZP_TOKEN}, as images made after
     * Microsoft's own recipe do (Azure Pipelines documentation, Run a self-hosted agent in Docker). Its jobs can read it.
     */
    TOKEN;

    /** The variable that holds the token; one of the template's secrets. */
    public static final String TOKEN_VARIABLE = "AZP_TOKEN";
}
