package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.demand.Version;
import dev.muster.model.pool.AgentTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How far the agents that the templates name are behind the newest that Azure DevOps offers. */
record AgentVersionCheck(Ward ward) implements Check {
    /** A new one comes about every three weeks; that many releases are about half a year. */
    private static final int RELEASES = 9;

    @Override
    public Subject subject() {
        return Subject.AGENT_VERSION;
    }

    @Override
    public Result look() throws InterruptedException {
        List<String> old = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        String newest = "";
        for (AgentTemplate template : ward.patient().read().spec().templates()) {
            Reply reply = ward.ask()
                    .get("_apis/distributedtask/packages/agent?platform=" + platform(template) + "&$top=" + RELEASES);
            List<Version> offered = reply.isSuccess() ? versions(reply) : List.of();
            if (offered.isEmpty()) {
                return new Result.Warn(
                        "The newest agents cannot be seen: " + reply.said() + ".",
                        "Look at the releases of azure-pipelines-agent on GitHub yourself.");
            }
            newest = offered.getLast().toString();
            Optional<Version> ours =
                    Optional.ofNullable(template.agentVersion()).flatMap(Version::parse);
            if (ours.isEmpty()) {
                silent.add(template.name());
            } else if (!ours.get().isAtLeast(offered.getFirst())) {
                old.add(template.name() + " has " + template.agentVersion());
            }
        }
        return judged(newest, old, silent);
    }

    private static Result judged(String newest, List<String> old, List<String> silent) {
        if (!old.isEmpty()) {
            return new Result.Warn(
                    "The newest agent is " + newest + "; many releases behind: " + String.join(", ", old) + ".",
                    "Build the images with a newer agent: tasks may demand one, and agents do not update themselves.");
        }
        return silent.isEmpty()
                ? new Result.Ok("The newest agent is " + newest + "; no template is far behind.")
                : new Result.Ok("The newest agent is " + newest + "; the spec does not say which agent is in "
                        + String.join(", ", silent) + " (agentVersion).");
    }

    /** Oldest first. */
    private static List<Version> versions(Reply reply) {
        return reply.rows().stream()
                .map(AgentVersionCheck::version)
                .flatMap(text -> Version.parse(text).stream())
                .sorted((one, other) -> one.equals(other) ? 0 : one.isAtLeast(other) ? 1 : -1)
                .toList();
    }

    private static String platform(AgentTemplate template) {
        if (template.task().platform().isWindows()) {
            return "win-x64";
        }
        return switch (template.task().platform().architecture()) {
            case X86_64 -> "linux-x64";
            case ARM64 -> "linux-arm64";
        };
    }

    private static String version(JsonNode row) {
        JsonNode version = row.path("version");
        return version.path("major").asInt(0) + "." + version.path("minor").asInt(0) + "."
                + version.path("patch").asInt(0);
    }
}
