package dev.muster.model.pool;

import java.util.List;

/** What came of reading a spec. */
public sealed interface SpecReading {
    /** The spec can be used; what is unwise in it, in the order in which it stands there. */
    record Valid(PoolSpec spec, List<SpecProblem> warnings) implements SpecReading {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /** It cannot; all its mistakes, at least one, in the order in which they stand in the spec. */
    record Invalid(List<SpecProblem> problems) implements SpecReading {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
