package dev.muster.controller.azuredevops;

/** An access token that Entra ID issued for Azure DevOps. */
public record BearerToken(String value) implements Authorization {
    @Override
    public String header() {
        return "Bearer " + value;
    }

    /** Hidden, so that no log line, message or test report can show it. */
    @Override
    public String toString() {
        return "BearerToken[hidden]";
    }
}
