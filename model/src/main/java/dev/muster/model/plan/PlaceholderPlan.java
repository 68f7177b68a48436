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
import org.jspecify.annotations.Nullable;

/**
 * The placeholders a pool should have: one per template. A template that offers something else has a placeholder of
 * another name, added before the old one goes, so that ADO never sees a moment without one.
 */
final class PlaceholderPlan {
    private static final String BEGINNING = "muster-placeholder_";

    private final Snapshot snapshot;
    private final Map<String, AgentTemplate> wanted = new LinkedHashMap<>();
    private final @Nullable WaitReason otherOwner;

    private PlaceholderPlan(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.otherOwner = otherOwner(snapshot);
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
     * what the placeholder shows. Never the form of an AgentId.
     */
    static String name(Snapshot snapshot, AgentTemplate template) {
        String offer = Integer.toHexString(TemplateOffer.ofPlaceholder(template, snapshot.images())
                .asMap()
                .toString()
                .hashCode());
        return prefix(snapshot) + template.name() + "_" + offer;
    }

    private static String prefix(Snapshot snapshot) {
        return BEGINNING + snapshot.pool() + "_";
    }

    boolean isWanted(String name) {
        return wanted.containsKey(name);
    }

    /** Whether a placeholder of this installation is one of this pool. */
    boolean isOfThisPool(RegistrationSeen placeholder) {
        return placeholder.name().startsWith(prefix(snapshot));
    }

    /** Whose placeholders are in the pool beside or instead of ours; null if the pool is ours. */
    @Nullable
    WaitReason otherOwner() {
        return otherOwner;
    }

    private static @Nullable WaitReason otherOwner(Snapshot snapshot) {
        List<RegistrationSeen> placeholders = snapshot.registrations().value().stream()
                .filter(RegistrationSeen::placeholder)
                .toList();
        Optional<WaitReason> others = placeholders.stream()
                .flatMap(seen -> Optional.ofNullable(seen.installation()).stream())
                .filter(installation ->
                        !installation.equals(snapshot.installation().value()))
                .sorted()
                .findFirst()
                .map(WaitReason.PoolOfOthers::new);
        return others.or(() -> placeholders.stream()
                        .filter(seen -> seen.isOf(snapshot.installation()))
                        .flatMap(seen -> poolIn(seen.name()).stream())
                        .filter(pool -> !pool.equals(snapshot.pool().toString()))
                        .sorted()
                        .findFirst()
                        .map(WaitReason.PoolOfSibling::new))
                .orElse(null);
    }

    /** The pool in the name of a placeholder; empty if this is no name that we give. */
    private static Optional<String> poolIn(String name) {
        int end = name.indexOf('_', BEGINNING.length());
        return name.startsWith(BEGINNING) && end > 0
                ? Optional.of(name.substring(BEGINNING.length(), end))
                : Optional.empty();
    }

    Finding finding() {
        return switch (otherOwner) {
            case WaitReason.PoolOfOthers(String installation) ->
                Finding.bad(
                        Condition.Type.PoolOwned,
                        "OtherInstallation",
                        "The Azure DevOps pool holds placeholders of Muster installation " + installation
                                + "; nothing is launched. Give each installation a pool of its own, or delete them.");
            case WaitReason.PoolOfSibling(String pool) ->
                Finding.bad(
                        Condition.Type.PoolOwned,
                        "OtherPool",
                        "The Azure DevOps pool holds placeholders of pool " + pool
                                + " of this installation; nothing is launched. Give each pool an Azure DevOps pool of"
                                + " its own, or remove one of the two.");
            case null, default -> Finding.good(Condition.Type.PoolOwned);
        };
    }

    /** Who comes second into a pool adds nothing to it, so that the first one does not take it for the second. */
    List<Action> actions() {
        List<Action> additions = otherOwner == null ? additions() : List.of();
        boolean mayRemove = additions.isEmpty() && (otherOwner == null || snapshot.removed());
        return mayRemove ? removals() : additions;
    }

    private List<Action> additions() {
        Map<String, AgentTemplate> missing = new LinkedHashMap<>(wanted);
        snapshot.registrations().value().forEach(seen -> missing.remove(seen.name()));
        List<Action> additions = new ArrayList<>();
        missing.forEach((name, template) -> additions.add(new Action.AddPlaceholder(template.name(), name)));
        return additions;
    }

    /**
     * Whether the placeholder shows what its template offered as long as its image was known. Jobs that were accepted
     * before are accepted until an agent has shown what the image offers now, which a probe soon does.
     */
    private boolean isPromised(String name) {
        return snapshot.spec().probeNewImages()
                && wanted.values().stream()
                        .filter(template -> snapshot.images().of(template.image()) == null)
                        .anyMatch(template -> name.startsWith(prefix(snapshot) + template.name() + "_"));
    }

    /** A removed pool keeps its placeholders while agents are left: a job that still waits must not fail at once. */
    private List<Action> removals() {
        if (snapshot.removed() && !snapshot.agents().isEmpty()) {
            return List.of();
        }
        return snapshot.registrations().value().stream()
                .filter(seen -> seen.placeholder()
                        && seen.isOf(snapshot.installation())
                        && isOfThisPool(seen)
                        && !isWanted(seen.name())
                        && !isPromised(seen.name()))
                .sorted(Comparator.comparingInt(RegistrationSeen::id))
                .<Action>map(seen -> new Action.RemovePlaceholder(seen.name(), seen.id()))
                .toList();
    }
}
