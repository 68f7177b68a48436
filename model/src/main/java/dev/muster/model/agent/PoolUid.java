package dev.muster.model.agent;

/** Made when a pool is first seen, so that a pool deleted and made again under its old name is another pool. */
public record PoolUid(String value) implements Comparable<PoolUid> {
    @Override
    public int compareTo(PoolUid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
