package dev.muster.controller.doctor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Makes an examination: one check after the other, none of which can stop or delay the others for long. */
public final class Doctor {
    private final Patience patience;
    private final Secrets secrets;

    /** @param secrets cut out of every line */
    public Doctor(Patience patience, Secrets secrets) {
        this.patience = patience;
        this.secrets = secrets;
    }

    /** Looks at all of them in the order of their subjects. */
    public Report examine(List<Check> checks) {
        Map<Subject, Check> bySubject = new EnumMap<>(Subject.class);
        checks.forEach(check -> bySubject.put(check.subject(), check));
        Map<Subject, Result> results = new EnumMap<>(Subject.class);
        List<Line> lines = new ArrayList<>();
        bySubject.forEach((subject, check) -> {
            Result result = secrets.hiddenIn(examined(check, results));
            results.put(subject, result);
            lines.add(Line.of(subject, result));
        });
        lines.addAll(OpenFact.linesByHand());
        return new Report(lines);
    }

    private Result examined(Check check, Map<Subject, Result> results) {
        return check instanceof NotAsked notAsked
                ? notAsked.look()
                : unmet(check.subject(), results)
                        .<Result>map(Result.Skipped::new)
                        .orElseGet(() -> looked(check));
    }

    private static Optional<String> unmet(Subject subject, Map<Subject, Result> results) {
        return subject.needs().stream()
                .filter(need -> !results.containsKey(need) || !results.get(need).passed())
                .findFirst()
                .map(need -> "needs '" + need.title() + "' first");
    }

    private Result looked(Check check) {
        try {
            return patience.within(check.subject().limit(), check::look);
        } catch (NotSeenException unseen) {
            return unseen.asResult();
        } catch (TimeoutException slow) {
            return new Result.Fail(
                    "No answer within " + check.subject().limit().toSeconds() + " s.",
                    "Look whether a proxy, a firewall or a missing VPC endpoint is in the way, and try again.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Result.Skipped("interrupted");
        } catch (Exception unexpected) {
            // The class only: what a message quotes is not ours to know.
            return new Result.Fail(
                    "The check itself failed with " + unexpected.getClass().getSimpleName() + ".",
                    "Report this with the version of Muster.");
        }
    }
}
