package dev.muster.controller.app;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Which region of AWS, and as whom. */
@Configuration(proxyBeanMethods = false)
class AwsConfiguration {
    @Bean
    Region region(MusterProperties properties) {
        String region = properties.aws().region();
        return region == null || region.isBlank() ? fromSdk() : Region.of(region);
    }

    @Bean(destroyMethod = "close")
    DefaultCredentialsProvider awsCredentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    private static Region fromSdk() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException nowhere) {
            throw new InvalidConfigurationException(List.of(
                    "muster.aws.region is missing, and neither AWS_REGION nor anything else in the AWS SDK's chain names"
                            + " a region"));
        }
    }
}
