package dev.muster.model.plan;

import java.time.Instant;

/**
 * How often something of ours was seen that no agent we know explains. One reading proves little: it may have begun
 * before the last of an agent was cleaned up, or show what another replica claimed a moment ago.
 *
 * @param first when we learned of it
 * @param readings how many readings of the same kind, one after the other, showed it
 * @param recordsRead whether all records were read after {@code first}, and none explains it
 * @param swept whether a sweep began after {@code first}, so that it is known whether a task belongs to it
 */
public record Sighting(Instant first, int readings, boolean recordsRead, boolean swept) {
    private static final int ENOUGH = 2;

    /** Whether it is certain that no record explains it. */
    public boolean isConfirmed() {
        return readings >= ENOUGH && recordsRead && swept;
    }
}
