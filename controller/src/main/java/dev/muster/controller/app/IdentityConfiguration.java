package dev.muster.controller.app;

import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.azuredevops.CredentialReader;
import dev.muster.controller.azuredevops.HttpTransport;
import dev.muster.controller.identity.EntraTokens;
import dev.muster.controller.identity.PoolCredentials;
import dev.muster.controller.identity.WebIdentityTokens;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.secretsmanager.SecretsManagerClients;
import dev.muster.controller.secretsmanager.SecretsManagerSecrets;
import dev.muster.controller.sts.StsWebIdentityTokens;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** How the controller shows Azure DevOps who it is. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(10);

    @Bean(destroyMethod = "close")
    SecretsManagerClients secretsManager(MusterProperties properties, AwsCredentialsProvider credentials) {
        return new SecretsManagerClients(properties.aws().endpoints().secretsmanager(), credentials);
    }

    @Bean(destroyMethod = "close")
    StsWebIdentityTokens webIdentityTokens(
            MusterProperties properties, Region region, AwsCredentialsProvider credentials) {
        return new StsWebIdentityTokens(
                new AwsAccess(region, properties.aws().endpoints().sts(), credentials));
    }

    @Bean(destroyMethod = "close")
    HttpTransport entraTransport() {
        return new HttpTransport(CONNECT);
    }

    @Bean
    CredentialReader poolCredentials(
            MusterProperties properties,
            SecretsManagerClients secretsManager,
            WebIdentityTokens webIdentities,
            HttpTransport entraTransport,
            LoopRuntime runtime) {
        return new PoolCredentials(
                System.getenv(),
                new SecretsManagerSecrets(secretsManager),
                new EntraTokens(properties.entra().authority(), entraTransport, WHOLE_ANSWER, runtime),
                webIdentities,
                runtime);
    }
}
