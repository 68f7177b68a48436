package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.NotSeenException;
import dev.muster.controller.doctor.Result;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole answer. */
record Reply(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_MESSAGE = 200;

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    boolean isSuccess() {
        return status / 100 == 2 && !isSignIn();
    }

    /** 401, a way to the sign-in page, or that page itself with 203 or 200. */
    boolean isSignIn() {
        boolean page = status < 300 && !body.isEmpty() && !isJson();
        return status == 401 || status == 203 || status / 100 == 3 || page;
    }

    /** @throws NotSeenException if it is none */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException broken) {
            throw new NotSeenException("The answer is no JSON.", "Look whether a proxy answers in between.");
        }
    }

    /** The rows of {@code {"count":n,"value":[...]}}. */
    List<JsonNode> rows() {
        JsonNode value = json().path("value");
        if (!value.isArray()) {
            throw new NotSeenException("The listing has no array 'value'.", "Report this with the version of Muster.");
        }
        List<JsonNode> rows = new ArrayList<>();
        value.forEach(rows::add);
        return rows;
    }

    /** What came instead of a success, as the sentence of a failure. */
    Result.Fail asFailure(String what, String advice) {
        return new Result.Fail(what + ": " + said() + ".", advice);
    }

    /** Status and, if the service says one, its message. */
    String said() {
        String message = isJson() ? message() : "";
        return "HTTP " + status + (message.isEmpty() ? "" : " " + message);
    }

    private String message() {
        try {
            String message = JSON.readTree(body).path("message").asString("").replaceAll("[\\p{Cntrl}]+", " ");
            String shown = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
            return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
        } catch (JacksonException none) {
            return "";
        }
    }

    private boolean isJson() {
        return header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains("json");
    }
}
