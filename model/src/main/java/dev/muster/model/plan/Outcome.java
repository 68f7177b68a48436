package dev.muster.model.plan;

import java.util.function.Function;

/** How one call to a platform ended. Every call ends in a value; none throws because of what the platform did. */
public sealed interface Outcome<T> {
    /** It happened. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The platform understood and said no, for a reason that is part of its ordinary answers. */
    record Refused<T>(String why) implements Outcome<T> {}

    /** It did not happen, and the kind of fault says what to do about it. */
    record Failed<T>(CloudFault fault) implements Outcome<T> {}

    /** No answer: it happened, or it did not, or it still may. Never taken for a failure. */
    record Unknown<T>(String why) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    /** The same ending with another value. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Refused<T>(String why) -> new Refused<>(why);
            case Failed<T>(CloudFault fault) -> new Failed<>(fault);
            case Unknown<T>(String why) -> new Unknown<>(why);
        };
    }

    /** What comes next if it happened; else the same ending. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(String why) -> new Refused<>(why);
            case Failed<T>(CloudFault fault) -> new Failed<>(fault);
            case Unknown<T>(String why) -> new Unknown<>(why);
        };
    }

    /** One sentence for logs and conditions; nothing secret. */
    default String describe() {
        return switch (this) {
            case Done<T>(T value) -> "done";
            case Refused<T>(String why) -> "refused: " + why;
            case Failed<T>(CloudFault fault) -> fault.describe();
            case Unknown<T>(String why) -> "no answer: " + why;
        };
    }
}
