package dev.muster.controller.doctor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The last guard before anything is printed: what must not be seen is cut out, even where a service quotes it. */
public final class Secrets {
    /** Shorter ones would be found in ordinary words. */
    private static final int SHORTEST = 6;

    private final List<String> known = new CopyOnWriteArrayList<>();

    /** From now on this is hidden. */
    public void keep(String secret) {
        if (secret.length() >= SHORTEST) {
            known.add(secret);
        }
    }

    String hiddenIn(String text) {
        String shown = text;
        for (String secret : known) {
            shown = shown.replace(secret, "[hidden]");
        }
        return shown;
    }

    Result hiddenIn(Result result) {
        return switch (result) {
            case Result.Ok(String sentence) -> new Result.Ok(hiddenIn(sentence));
            case Result.Warn(String sentence, String advice) -> new Result.Warn(hiddenIn(sentence), hiddenIn(advice));
            case Result.Fail(String sentence, String advice) -> new Result.Fail(hiddenIn(sentence), hiddenIn(advice));
            case Result.Skipped(String sentence) -> new Result.Skipped(hiddenIn(sentence));
        };
    }
}
