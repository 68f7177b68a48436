package dev.muster.controller.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which hub of Azure DevOps runs a plan: the values of {@code System.HostType} (predefined variables), and checks. */
enum PlanHub {
    BUILD,
    CHECKS,
    DEPLOYMENT,
    GATES,
    RELEASE;

    /** In whichever case it is written; empty if there is no such hub. */
    static Optional<PlanHub> named(String name) {
        List<PlanHub> all = Arrays.asList(values());
        return all.stream().filter(hub -> hub.word().equalsIgnoreCase(name)).findFirst();
    }

    /** As it stands in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
