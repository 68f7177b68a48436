package dev.muster.statestore;

/**
 * Who owns a pool. An owner's every intention is written under its fence, so that a former owner, however late it wakes
 * up, can write none.
 *
 * @param owner the replica's name
 * @param epoch grows by one at each hand-over, from 1
 */
public record Fence(String owner, long epoch) {}
