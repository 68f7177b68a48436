package dev.muster.model.plan;

import java.time.Instant;

/** What an agent that is online and has no job yet is there for. */
sealed interface Idleness {
    /** A waiting job needs it, or ADO has chosen it for one, since then; {@link Instant#EPOCH} where nobody can say. */
    record Needed(Instant since) implements Idleness {}

    /** It is part of the idle buffer, or has yet to show what its image offers. */
    record Kept() implements Idleness {}

    /** It makes room for a fresh one, or has shown its image, which was all that it was launched for. */
    record Replaced(String why) implements Idleness {}

    /** No waiting job needs it. */
    record Surplus() implements Idleness {}
}
