package dev.muster.model.pool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The address of an Azure DevOps organisation. The credential goes to it, so plain http is for this machine only; a
 * trailing slash, fatal in some clients, is simply dropped.
 */
final class OrganizationUrl {
    private static final List<String> LOOPBACK_HOSTS = List.of("127.0.0.1", "localhost", "[::1]");

    static final ValueReader<URI> READER = Scalars.TEXT.unrepeated(
            "text: an https URL such as https://dev.azure.com/acme, without user, query and fragment"
                    + " (http only for 127.0.0.1, localhost and [::1])",
            OrganizationUrl::read);

    private OrganizationUrl() {}

    /** Whether the host is Azure DevOps Services, or this machine, where nobody else listens. */
    static boolean mayHaveEntraTokens(URI url) {
        return "dev.azure.com".equals(url.getHost())
                || url.getHost().endsWith(".visualstudio.com")
                || LOOPBACK_HOSTS.contains(url.getHost());
    }

    private static Optional<URI> read(String text) {
        try {
            return Optional.of(new URI(withoutTrailingSlashes(text)))
                    .filter(url -> isHttps(url) || isHttpToThisMachine(url))
                    .filter(OrganizationUrl::isPlain)
                    .filter(OrganizationUrl::namesAnOrganization);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String withoutTrailingSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isHttps(URI url) {
        return "https".equals(url.getScheme()) && url.getHost() != null;
    }

    private static boolean isHttpToThisMachine(URI url) {
        return "http".equals(url.getScheme()) && url.getHost() != null && LOOPBACK_HOSTS.contains(url.getHost());
    }

    private static boolean isPlain(URI url) {
        return url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getPort() <= 65_535;
    }

    /** In the cloud the organisation is the first part of the path. */
    private static boolean namesAnOrganization(URI url) {
        return !"dev.azure.com".equals(url.getHost()) || !url.getRawPath().isEmpty();
    }
}
