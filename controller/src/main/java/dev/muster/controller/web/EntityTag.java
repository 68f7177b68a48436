package dev.muster.controller.web;

import dev.muster.statestore.PoolItem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The strong entity tag of a spec (RFC 9110, 8.8.3): the hash of its content, which edits by hand change as well. */
record EntityTag(String contentHash) {
    private static final Pattern WRITTEN = Pattern.compile("\"([0-9a-f]{64})\"");

    static EntityTag of(PoolItem item) {
        return new EntityTag(item.spec().contentHash());
    }

    /** Empty if this is none of ours. */
    static Optional<EntityTag> read(String header) {
        Matcher matcher = WRITTEN.matcher(header.strip());
        return matcher.matches() ? Optional.of(new EntityTag(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return '"' + contentHash + '"';
    }
}
