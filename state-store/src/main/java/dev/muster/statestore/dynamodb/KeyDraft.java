package dev.muster.statestore.dynamodb;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the key of an item; what collects more of it extends this. */
class KeyDraft {
    @Nullable
    String pk;

    @Nullable
    String sk;

    final StateKey key() {
        return new StateKey(Objects.requireNonNull(pk, "pk"), Objects.requireNonNull(sk, "sk"));
    }
}
