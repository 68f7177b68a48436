package dev.muster.model.pool;

/**
 * One mistake in a spec, or something in it that is allowed but unwise.
 *
 * @param path where it is
 * @param message what is wrong and what is allowed, for the person who wrote it; never repeats a text that may be a
 *     secret put in the wrong place
 */
public record SpecProblem(SpecPath path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
