package dev.muster.controller.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of the newest events; older ones are forgotten, since what they hinted at has long been read. */
final class RecentEvents {
    static final int MOST = 4096;

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Whether the id was not among them; now it is. An event without an id is always new. */
    synchronized boolean isNew(String id) {
        return id.isEmpty() || seen.put(id, Boolean.TRUE) == null;
    }
}
