package dev.muster.controller.app;

import dev.muster.controller.azuredevops.TrustedAuthorities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Whom connections to Azure DevOps trust, read once at the start.
 *
 * @param context null for whom Java trusts
 */
record AzureDevOpsTrust(@Nullable SSLContext context) {
    /** @throws InvalidConfigurationException if the file of certificates cannot be used */
    static AzureDevOpsTrust of(MusterProperties properties) {
        Path file = properties.azureDevops().certificateAuthorities();
        if (file == null) {
            return new AzureDevOpsTrust(null);
        }
        try {
            return new AzureDevOpsTrust(TrustedAuthorities.with(file));
        } catch (IOException unusable) {
            throw new InvalidConfigurationException(
                    List.of("muster.azure-devops.certificate-authorities must be a file of certificates in PEM form; "
                            + file + " cannot be used: " + unusable));
        }
    }
}
