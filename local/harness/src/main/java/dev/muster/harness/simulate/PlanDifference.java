package dev.muster.harness.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where two plans, as trees, are not the same. */
final class PlanDifference {
    /** What differs in many places is read in the first ones. */
    private static final int MOST = 20;

    private final List<String> lines = new ArrayList<>();

    private PlanDifference() {}

    /** One line for each place, the first {@value #MOST} only; none if the trees are equal. */
    static List<String> between(JsonNode recorded, JsonNode now) {
        PlanDifference difference = new PlanDifference();
        difference.compare("", recorded, now);
        return difference.lines;
    }

    private void compare(String place, JsonNode recorded, JsonNode now) {
        if (recorded.equals(now) || lines.size() == MOST) {
            return;
        }
        if (recorded.isObject() && now.isObject()) {
            TreeSet<String> names = new TreeSet<>(recorded.propertyNames());
            names.addAll(now.propertyNames());
            names.forEach(name -> compare(place + "/" + name, recorded.path(name), now.path(name)));
        } else if (recorded.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), now.size()); i++) {
                compare(place + "/" + i, recorded.path(i), now.path(i));
            }
        } else {
            lines.add(place + ": recorded " + text(recorded) + ", now " + text(now));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
