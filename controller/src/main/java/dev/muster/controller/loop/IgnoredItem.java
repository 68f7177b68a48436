package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;

/**
 * An item in the table of pools that is no pool.
 *
 * @param item its key, cut off where it is long
 * @param why for the person who wrote it
 */
public record IgnoredItem(String item, String why) {
    private static final int MOST_SHOWN = 80;

    /** An item whose key is no {@link PoolName}. */
    static IgnoredItem misnamed(String key) {
        String shown = key.length() <= MOST_SHOWN ? key : key.substring(0, MOST_SHOWN) + "…";
        return new IgnoredItem(
                shown.replaceAll("\\p{Cntrl}", "?"),
                "a pool's name is 1 to 30 lower-case letters, digits and hyphens, and does not begin with a hyphen");
    }
}
