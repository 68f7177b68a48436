package dev.muster.controller.bootstrap;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signed request that its maker leaves to somebody else to send. The headers hold a session token and a signature:
 * whoever has them can act as the maker's role for some minutes, so they are never shown.
 *
 * @param headers as posted, sorted by name; a name may come in several spellings until {@link CallerProof} has looked
 */
public record SignedRequest(String method, String url, Map<String, List<String>> headers, String body) {
    public SignedRequest {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    @Override
    public String toString() {
        return "SignedRequest[content withheld]";
    }
}
