package dev.muster.harness.simulate.fault;

/**
 * One fault of a run.
 *
 * @param nth counts the calls of that kind by one controller, over its restarts, from 1
 */
public record PlannedCall(CallKind kind, int nth, CallFault fault) {}
