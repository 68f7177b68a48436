package dev.muster.controller.azuredevops;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A personal access token. */
public record PersonalAccessToken(String value) implements Authorization {
    /** Basic authentication with an empty user name, as Azure DevOps wants it. */
    @Override
    public String header() {
        byte[] userAndToken = (":" + value).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(userAndToken);
    }

    /** Hidden, so that no log line, message or test report can show it. */
    @Override
    public String toString() {
        return "PersonalAccessToken[hidden]";
    }
}
