package dev.muster.controller.doctor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one check found and others build on; written on one thread and read on another. */
public final class Note<T> {
    private volatile @Nullable T value;

    public void write(T found) {
        value = found;
    }

    /** Empty if its check did not look or found nothing. */
    public Optional<T> seen() {
        return Optional.ofNullable(value);
    }

    /** For checks whose subject needs the one that writes it. */
    public T read() {
        return seen().orElseThrow(() -> new IllegalStateException("read before it was written"));
    }
}
