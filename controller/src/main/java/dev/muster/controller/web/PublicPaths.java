package dev.muster.controller.web;

import java.util.Arrays;
import java.util.List;

/**
 * What is answered without a token: the page itself, which holds no data, the bootstrap door, which asks for a proof of
 * its own, and the door for service hooks, which asks for a secret of its own. Compared with the path as it was sent, so that no other spelling of a path gets past.
 */
final class PublicPaths {
    private static final List<String> ALL =
            Arrays.asList("/", "/muster.js", "/muster.css", "/favicon.ico", BootstrapEndpoint.PATH, HooksEndpoint.PATH);

    private PublicPaths() {}

    static boolean contains(String requestUri) {
        return ALL.contains(requestUri);
    }
}
