package dev.muster.simulator.ecs;

import java.util.function.Function;

/** What an operation of ECS answers. */
public sealed interface EcsAnswer<T> {
    /** The operation succeeded (for RunTask that may still mean {@code failures} and no task). */
    record Ok<T>(T value) implements EcsAnswer<T> {}

    /** The operation was refused and changed nothing. */
    record Refused<T>(EcsError error) implements EcsAnswer<T> {}

    /** The same answer with its value turned into another. */
    default <R> EcsAnswer<R> map(Function<? super T, ? extends R> turn) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(turn.apply(value));
            case Refused<T>(EcsError error) -> new Refused<>(error);
        };
    }

    /** The next operation's answer, or this refusal. */
    default <R> EcsAnswer<R> then(Function<? super T, EcsAnswer<R>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Refused<T>(EcsError error) -> new Refused<>(error);
        };
    }
}
