package dev.muster.controller.app;

import dev.muster.controller.web.ApiAccess;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Decides who may read the API. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /** @param address where the web server listens; null is every address of this machine */
    @Bean
    ApiAccess apiAccess(
            MusterProperties properties,
            @Value("${server.address:#{null}}") @Nullable InetAddress address,
            Identifiers identifiers) {
        String token = properties.api().token();
        if (properties.api().openOnLoopback()) {
            requireLoopback(address);
            return new ApiAccess.OpenOnLoopback();
        }
        return new ApiAccess.WithToken(token == null || token.isBlank() ? announced(identifiers.token()) : token);
    }

    private static void requireLoopback(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new InvalidConfigurationException(List.of(
                    "muster.api.open-on-loopback lets everybody in who reaches the port, so server.address must be a"
                            + " loopback address such as 127.0.0.1, was "
                            + (address == null ? "absent" : address.getHostAddress())));
        }
    }

    /** The one time that a secret is shown: it was made this moment, and whoever started us has to learn it. */
    @SuppressWarnings("SystemOut")
    private static String announced(String token) {
        System.out.println("MUSTER_TOKEN is not set; the API's token until the next start is " + token);
        return token;
    }
}
