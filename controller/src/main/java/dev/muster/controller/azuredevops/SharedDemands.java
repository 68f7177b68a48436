package dev.muster.controller.azuredevops;

import dev.muster.model.demand.Demands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The demands met while one listing is read. Thousands of requests ask for a few hundred sets; each is made once, which
 * saves their memory here and makes comparing them cheap for the planner.
 */
final class SharedDemands {
    private final Map<List<String>, Demands> byTexts = new HashMap<>();

    Demands of(List<String> written) {
        return byTexts.computeIfAbsent(written, Demands::parse);
    }
}
