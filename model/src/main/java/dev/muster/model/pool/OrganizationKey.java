package dev.muster.model.pool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An organisation whichever way its address is written: {@code https://dev.azure.com/acme} and
 * {@code https://acme.visualstudio.com} are one; of servers it is host and path.
 */
public record OrganizationKey(String value) {
    private static final String SERVICES = "dev.azure.com";
    private static final String OLD_SERVICES = ".visualstudio.com";

    /** Empty if that is no address of an organisation. */
    public static Optional<OrganizationKey> of(String address) {
        try {
            return of(new URI(address));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    public static Optional<OrganizationKey> of(URI address) {
        if (address.getHost() == null) {
            return Optional.empty();
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        String path = String.valueOf(address.getPath()).toLowerCase(Locale.ROOT).replaceAll("^/+|/+$", "");
        if (host.equals(SERVICES)) {
            String name = path.split("/", 2)[0];
            return name.isEmpty() ? Optional.empty() : Optional.of(new OrganizationKey(name));
        }
        return Optional.of(new OrganizationKey(
                host.endsWith(OLD_SERVICES)
                        ? host.substring(0, host.length() - OLD_SERVICES.length())
                        : host + ":" + address.getPort() + "/" + path));
    }
}
