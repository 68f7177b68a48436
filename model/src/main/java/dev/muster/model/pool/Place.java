package dev.muster.model.pool;

import java.util.List;
import java.util.Optional;

/**
 * The value at which a reader stands, where that is, and the lists in which it notes what is wrong or unwise.
 *
 * @param unknown where fields are noted that nobody asks for: one of the other two lists
 */
record Place(
        SpecTree value,
        SpecPath path,
        List<SpecProblem> problems,
        List<SpecProblem> warnings,
        List<SpecProblem> unknown) {
    Place field(String name, SpecTree fieldValue) {
        return new Place(fieldValue, path.field(name), problems, warnings, unknown);
    }

    Place element(int position, SpecTree elementValue) {
        return new Place(elementValue, path.element(position), problems, warnings, unknown);
    }

    /** Notes a problem with this value; the empty answer stands for the value that could not be read. */
    <T> Optional<T> wrong(String message) {
        problems.add(new SpecProblem(path, message));
        return Optional.empty();
    }

    /** Notes what is allowed but unwise. */
    void unwise(String message) {
        warnings.add(new SpecProblem(path, message));
    }

    <T> Optional<T> wrongKind(String expected) {
        return wrong("must be " + expected + ", was " + Shown.kind(value));
    }
}
