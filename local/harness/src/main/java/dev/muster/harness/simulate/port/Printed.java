package dev.muster.harness.simulate.port;

import dev.muster.model.plan.Outcome;
import java.util.List;

/** How things stand in the trace. */
final class Printed {
    private Printed() {}

    static <T> String listing(Outcome<List<T>> outcome) {
        return outcome instanceof Outcome.Done<List<T>>(List<T> found) ? found.size() + "" : outcome.describe();
    }

    static String taskId(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
