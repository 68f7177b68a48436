package dev.muster.controller.sts;

import dev.muster.controller.bootstrap.CallerIdentities;
import dev.muster.controller.bootstrap.CallerIdentity;
import dev.muster.controller.bootstrap.SignedRequest;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends signed requests to STS. The host comes from the request, the endpoint from our own table, so that a request can
 * lead nowhere else; where they differ, as in the local default, the {@code Host} header is still the signed one.
 *
 * <p>At most {@value #CONNECTIONS} calls are under way at once. Close it to close its connections.
 */
public final class StsCallerIdentities implements CallerIdentities, AutoCloseable {
    private static final int CONNECTIONS = 32;
    private static final int MAX_ANSWER_BYTES = 16 * 1024;

    // Written by the client itself from the authority and the body.
    private static final List<String> WRITTEN_BY_CLIENT = Arrays.asList("host", "content-length");

    private final Map<String, URI> endpoints;
    private final CloseableHttpClient http;

    /**
     * @param endpoints where to send what is signed for a host, for example {@code sts.eu-west-1.amazonaws.com} to
     *     {@code https://sts.eu-west-1.amazonaws.com}; paths are ignored
     * @param timeout longest wait for a connection, and for each part of an answer
     */
    public StsCallerIdentities(Map<String, URI> endpoints, Duration timeout) {
        this.endpoints = Collections.unmodifiableMap(new TreeMap<>(endpoints));
        this.http = client(Timeout.of(timeout));
    }

    /** With a time-out of 5 seconds. */
    public StsCallerIdentities(Map<String, URI> endpoints) {
        this(endpoints, Duration.ofSeconds(5));
    }

    @Override
    public Outcome<CallerIdentity> ask(SignedRequest proof) {
        String host = URI.create(proof.url()).getHost();
        URI endpoint = endpoints.get(host);
        if (endpoint == null) {
            return new Outcome.Failed<>(new CloudFault.Misconfigured("no STS endpoint is configured for that host"));
        }
        HttpHost target = new HttpHost(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort());
        try {
            return sendTwiceIfNeeded(target, host, proof).outcome();
        } catch (IOException failed) {
            // The class only: what the message quotes is not ours to know.
            return new Outcome.Failed<>(new CloudFault.Transient(
                    "STS did not answer: " + failed.getClass().getSimpleName()));
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private StsAnswer sendTwiceIfNeeded(HttpHost target, String host, SignedRequest proof) throws IOException {
        try {
            return send(target, host, proof);
        } catch (IOException first) {
            // A connection kept from an earlier call may have been closed over there; asking changes nothing at STS.
            return send(target, host, proof);
        }
    }

    private StsAnswer send(HttpHost target, String host, SignedRequest proof) throws IOException {
        return http.execute(target, request(host, proof), StsCallerIdentities::answer);
    }

    private static ClassicHttpRequest request(String host, SignedRequest proof) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(proof.method(), "/");
        request.setAuthority(new URIAuthority(host));
        proof.headers().forEach((name, values) -> {
            if (!WRITTEN_BY_CLIENT.contains(name)) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        request.setEntity(new ByteArrayEntity(proof.body().getBytes(StandardCharsets.US_ASCII), null));
        return request;
    }

    private static StsAnswer answer(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new StsAnswer(response.getCode(), "");
        }
        try (InputStream body = entity.getContent()) {
            return new StsAnswer(
                    response.getCode(), new String(body.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8));
        }
    }

    private static CloseableHttpClient client(Timeout timeout) {
        HttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .setTimeToLive(1, TimeUnit.MINUTES)
                        .build())
                .build();
        // Nothing is added to what was signed, nothing is followed, nothing is remembered from one caller to the next.
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }
}
