package dev.muster.statestore;

/** One set of stores over the same, empty tables. */
public record Stores(AgentStore agents, FenceStore fences, PoolStore pools, DecisionLog log, ImageStore images) {}
