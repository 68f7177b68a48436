package dev.muster.controller.azuredevops;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The pool credential. It goes into the Authorization header of calls to its own organisation and nowhere else. */
public record PersonalAccessToken(String value) {
    /** Basic authentication with an empty user name, as Azure DevOps wants it. */
    String authorization() {
        byte[] userAndToken = (":" + value).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(userAndToken);
    }

    /** Hidden, so that no log line, message or test report can show it. */
    @Override
    public String toString() {
        return "PersonalAccessToken[hidden]";
    }
}
