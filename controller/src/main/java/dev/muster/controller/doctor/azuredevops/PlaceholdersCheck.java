package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.controller.loop.Registrations.Placeholder;
import dev.muster.model.agent.InstallationId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whose placeholders are in the pool, and whether they are as they should be.
 *
 * @param installation our own id; without one nobody's placeholders can be called foreign
 */
record PlaceholdersCheck(Ward ward, Note<InstallationId> installation, InstantSource clock) implements Check {
    @Override
    public Subject subject() {
        return Subject.PLACEHOLDERS;
    }

    @Override
    public Result look() throws InterruptedException {
        Reply reply = ward.ask().get(ward.pool() + "/agents?includeCapabilities=true");
        if (!reply.isSuccess()) {
            return reply.asFailure("The agents of the pool cannot be read", ward.toGetRights());
        }
        List<JsonNode> placeholders = reply.rows().stream()
                .filter(agent -> agent.path("userCapabilities").has(Placeholder.CAPABILITY))
                .toList();
        Optional<String> stranger = stranger(placeholders);
        if (stranger.isPresent()) {
            return new Result.Fail(
                    "The pool holds placeholders of the Muster installation " + stranger.get() + ".",
                    "Give each installation a pool of its own, or delete them if that installation is gone.");
        }
        return placeholders.isEmpty() ? none() : judged(placeholders);
    }

    private Optional<String> stranger(List<JsonNode> placeholders) {
        return installation
                .seen()
                .flatMap(ours -> placeholders.stream()
                        .map(agent -> agent.path("userCapabilities")
                                .path(InstallationId.CAPABILITY)
                                .asString(""))
                        .filter(theirs -> !theirs.equals(ours.value()))
                        .findFirst());
    }

    private static Result none() {
        return new Result.Warn(
                "The pool has no placeholder yet; until then Azure DevOps fails jobs at once.",
                "Nothing, if no controller serves the pool yet: its first look makes one per template.");
    }

    private Result judged(List<JsonNode> placeholders) {
        boolean enabled =
                placeholders.stream().anyMatch(agent -> agent.path("enabled").asBoolean(true));
        if (enabled) {
            return new Result.Warn(
                    "A placeholder is enabled; somebody switched it on.",
                    "Disable it: with another agent's key it could be given jobs.");
        }
        int wanted = ward.patient().read().spec().templates().size();
        String age = oldest(placeholders)
                .map(made -> ", the oldest "
                        + Duration.between(made, clock.instant()).toDays() + " day(s) old")
                .orElse("");
        String sentence = placeholders.size() + " placeholder(s) for " + wanted + " template(s), disabled" + age + ".";
        return placeholders.size() >= wanted
                ? new Result.Ok(sentence)
                : new Result.Warn(sentence, "Look whether a controller runs; it makes what is missing.");
    }

    private static Optional<Instant> oldest(List<JsonNode> placeholders) {
        return placeholders.stream()
                .flatMap(agent -> instant(agent.path("createdOn").asString("")).stream())
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }
}
