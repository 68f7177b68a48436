package dev.muster.controller.doctor;

import dev.muster.statestore.PoolItem;
import dev.muster.statestore.PoolStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pool of the table that people edit.
 *
 * @param name which one; empty for the only one
 */
public record TablePool(PoolStore pools, Optional<String> name) implements PoolSource {
    @Override
    public Choice choose() {
        List<PoolItem> all = pools.list();
        List<PoolItem> named = all.stream()
                .filter(item -> name.map(item.name()::equals).orElse(true))
                .toList();
        if (named.size() == 1) {
            return new Choice.Item(named.getFirst());
        }
        String there = all.isEmpty()
                ? "it has none"
                : "it has " + all.stream().map(PoolItem::name).collect(Collectors.joining(", "));
        return named.isEmpty()
                ? new Choice.None("The table has no such pool; " + there + ".", "Write one, or name one with --pool.")
                : new Choice.None("The table has several pools; " + there + ".", "Name one with --pool.");
    }
}
