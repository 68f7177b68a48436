package dev.muster.model.plan;

import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The placeholders a pool should have: one per template. A template that offers something else has a placeholder of
 * another name, added before the old one goes, so that ADO never sees a moment without one.
 */
final class PlaceholderPlan {
    private final Snapshot snapshot;
    private final Map<String, AgentTemplate> wanted = new LinkedHashMap<>();
    private final Optional<String> otherInstallation;

    private PlaceholderPlan(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.otherInstallation = otherInstallation(snapshot);
        for (AgentTemplate template :
                snapshot.removed() ? List.<AgentTemplate>of() : snapshot.spec().templates()) {
            wanted.put(name(snapshot, template), template);
        }
    }

    static PlaceholderPlan of(Snapshot snapshot) {
        return new PlaceholderPlan(snapshot);
    }

    /**
     * Underscores part what has none inside, so that no pool's placeholder is taken for another's; the last part tells
     * what the template offers. Never the form of an AgentId.
     */
    static String name(Snapshot snapshot, AgentTemplate template) {
        String offer = Integer.toHexString(
                TemplateOffer.of(template).asMap().toString().hashCode());
        return prefix(snapshot) + template.name() + "_" + offer;
    }

    private static String prefix(Snapshot snapshot) {
        return "muster-placeholder_" + snapshot.pool() + "_";
    }

    boolean isWanted(String name) {
        return wanted.containsKey(name);
    }

    /** The installation whose placeholders are in the pool beside or instead of ours; empty if the pool is ours. */
    Optional<String> otherInstallation() {
        return otherInstallation;
    }

    private static Optional<String> otherInstallation(Snapshot snapshot) {
        return snapshot.registrations().value().stream()
                .filter(RegistrationSeen::placeholder)
                .flatMap(seen -> Optional.ofNullable(seen.installation()).stream())
                .filter(installation ->
                        !installation.equals(snapshot.installation().value()))
                .sorted()
                .findFirst();
    }

    Finding finding() {
        return otherInstallation
                .map(other -> Finding.bad(
                        Condition.Type.PoolOwned,
                        "OtherInstallation",
                        "The Azure DevOps pool holds placeholders of Muster installation " + other
                                + "; nothing is launched. Give each installation a pool of its own, or delete them."))
                .orElse(Finding.good(Condition.Type.PoolOwned));
    }

    List<Action> actions() {
        if (otherInstallation.isPresent()) {
            return List.of();
        }
        Map<String, AgentTemplate> missing = new LinkedHashMap<>(wanted);
        snapshot.registrations().value().forEach(seen -> missing.remove(seen.name()));
        List<Action> additions = new ArrayList<>();
        missing.forEach((name, template) -> additions.add(new Action.AddPlaceholder(template.name(), name)));
        return additions.isEmpty() ? removals() : additions;
    }

    /** A removed pool keeps its placeholders while agents are left: a job that still waits must not fail at once. */
    private List<Action> removals() {
        if (snapshot.removed() && !snapshot.agents().isEmpty()) {
            return List.of();
        }
        return snapshot.registrations().value().stream()
                .filter(seen -> seen.placeholder()
                        && snapshot.installation().value().equals(seen.installation())
                        && seen.name().startsWith(prefix(snapshot))
                        && !isWanted(seen.name()))
                .sorted(Comparator.comparingInt(RegistrationSeen::id))
                .<Action>map(seen -> new Action.RemovePlaceholder(seen.name(), seen.id()))
                .toList();
    }
}
