package dev.muster.controller.web;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is answered without a token: the page itself, which holds no data, the bootstrap door, which asks for a proof of
 * its own, and the doors for service hooks and checks, which ask for a secret of their own. Compared with the path as it was
 * sent, so that no other spelling of a path gets past.
 */
final class PublicPaths {
    private static final List<String> ALL =
            Arrays.asList("/", "/muster.js", "/muster.css", "/favicon.ico", BootstrapEndpoint.PATH, HooksEndpoint.PATH);

    private static final Pattern CHECK = Pattern.compile(Pattern.quote(ChecksEndpoint.PATH) + "[A-Za-z0-9_-]+");

    private PublicPaths() {}

    static boolean contains(String requestUri) {
        return ALL.contains(requestUri) || CHECK.matcher(requestUri).matches();
    }
}
