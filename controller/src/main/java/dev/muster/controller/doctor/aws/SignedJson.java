package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.NotSeenException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks services that nothing but the doctor needs, in the protocol that AWS calls JSON 1.1: three operations are not worth
 * a client library each.
 *
 * @param http whoever gives it closes it
 */
record SignedJson(SdkHttpClient http, Region region, AwsCredentialsProvider credentials) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_BYTES = 1 << 20;

    /**
     * A service.
     *
     * @param name as signatures and endpoints name it, for example {@code events}
     * @param target what stands before the operation in {@code X-Amz-Target}
     * @param endpoint where it is if it is not the region's own; null otherwise
     */
    record Service(String name, String target, @Nullable URI endpoint) {}

    /** What came back; the code is the service's name for what went wrong. */
    sealed interface Answer {
        record Done(JsonNode body) implements Answer {}

        record Refused(String code) implements Answer {}
    }

    /** @throws NotSeenException if no answer came, or none that makes sense */
    Answer ask(Service service, String operation, JsonNode body) {
        URI address = Optional.ofNullable(service.endpoint())
                .orElseGet(() -> URI.create(
                        "https://" + ServiceMetadata.of(service.name()).endpointFor(region)));
        byte[] content = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .encodedPath("/")
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", Integer.toString(content.length))
                .putHeader("X-Amz-Target", service.target() + "." + operation)
                .build();
        try {
            return sent(signed(service, request, content));
        } catch (IOException | JacksonException failed) {
            throw new NotSeenException(
                    address.getHost() + " did not answer (" + failed.getClass().getSimpleName() + ").",
                    "Check network and VPC endpoints on the way to it.");
        }
    }

    private SignedRequest signed(Service service, SdkHttpRequest request, byte[] content) {
        AwsCredentialsIdentity identity = credentials.resolveCredentials();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(content))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.name())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }

    private Answer sent(SignedRequest signed) throws IOException {
        HttpExecuteRequest request = HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElse(null))
                .build();
        HttpExecuteResponse response = http.prepareRequest(request).call();
        byte[] content = new byte[0];
        if (response.responseBody().isPresent()) {
            try (var body = response.responseBody().get()) {
                content = body.readNBytes(MOST_BYTES);
            }
        }
        JsonNode answer = JSON.readTree(content);
        return response.httpResponse().isSuccessful()
                ? new Answer.Done(answer)
                : new Answer.Refused(code(answer, response.httpResponse().statusCode()));
    }

    /** Without the name space that some services put before it. */
    private static String code(JsonNode answer, int status) {
        String type = answer.path("__type").asString("HTTP " + status);
        return type.substring(type.lastIndexOf('#') + 1);
    }
}
