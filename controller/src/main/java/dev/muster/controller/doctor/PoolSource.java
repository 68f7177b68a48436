package dev.muster.controller.doctor;

import dev.muster.statestore.PoolItem;

/** Where the spec to examine comes from. */
@FunctionalInterface
public interface PoolSource {
    Choice choose();

    /** Which pool is examined. */
    sealed interface Choice {
        /** This one, whatever stands in it. */
        record Item(PoolItem item) implements Choice {}

        /** None; a sentence and what to do. */
        record None(String sentence, String advice) implements Choice {}
    }
}
