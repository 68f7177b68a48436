package dev.muster.controller.identity;

/** A secret in memory: a personal access token or a client secret. */
public record Secret(String value) {
    /** Hidden, so that no log line, message or test report can show it. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
