package dev.muster.controller.checks;

import java.util.List;

/** What the caller of a check is answered. */
public sealed interface CheckReply {
    /** At once. */
    record Decided(CheckVerdict verdict) implements CheckReply {}

    /** The answer comes later; {@code repeated} if that very check was taken before. */
    record Accepted(boolean repeated) implements CheckReply {}

    /** There is no such pool. */
    record NoSuchPool() implements CheckReply {}

    /** Nothing was done. */
    record Malformed(List<String> problems) implements CheckReply {
        public Malformed {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing can be answered later, for there is no key to keep tokens with. */
    record Closed() implements CheckReply {}

    /** Not now; nothing was done, or it is not known. */
    record Busy(String why) implements CheckReply {}
}
