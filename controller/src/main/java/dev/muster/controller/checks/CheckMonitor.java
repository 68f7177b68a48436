package dev.muster.controller.checks;

/** Counts what becomes of checks. */
@FunctionalInterface
public interface CheckMonitor {
    void saw(CheckOutcome outcome);
}
