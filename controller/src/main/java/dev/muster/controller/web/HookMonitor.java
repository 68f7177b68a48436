package dev.muster.controller.web;

/** Counts what becomes of requests to the events endpoint. */
@FunctionalInterface
public interface HookMonitor {
    void saw(HookOutcome outcome);
}
