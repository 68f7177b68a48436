package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.muster.controller.checks.JobToken;
import dev.muster.controller.loop.Registrations.Registered;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.CheckId;
import dev.muster.statestore.CheckTicket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is different where people run Azure DevOps themselves. */
final class AzureDevOpsServerTest {
    private static final URI SERVER = URI.create("https://ado.example:8443/tfs/Main");
    private static final URI SERVICES = URI.create("https://dev.azure.com/acme");

    @ParameterizedTest
    @CsvSource({
        "https://ado.example:8443/tfs/Main, application/json;api-version=6.0",
        "https://dev.azure.com/acme, application/json;api-version=7.1",
        "https://acme.visualstudio.com, application/json;api-version=7.1"
    })
    void a_documented_call_asks_for_a_version_that_whoever_answers_knows(URI organization, String accept) {
        assertThat(Call.get("pools").acceptFor(organization)).isEqualTo(accept);
    }

    @Test
    void a_call_without_documented_version_names_none_anywhere() {
        assertThat(Call.get("pools/1/jobrequests").undocumented().acceptFor(SERVER))
                .isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource({"https://ado.example:8443/tfs/Main, api-version=6.0", "https://dev.azure.com/acme, api-version=7.1"})
    void a_waiting_check_is_answered_in_a_version_that_whoever_waits_knows(URI organization, String version) {
        List<URI> asked = new ArrayList<>();
        PlanEvents plans = new PlanEvents((request, mostBytes) -> {
            asked.add(request.uri());
            return CompletableFuture.failedFuture(new IOException("nobody there"));
        });
        CheckId id = new CheckId(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        CheckTicket ticket = new CheckTicket(
                id,
                new PoolName("linux"),
                organization,
                UUID.randomUUID(),
                "build",
                null,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60));

        plans.completed(ticket, new JobToken("token"), true);

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(address ->
                        assertThat(address).hasHost(organization.getHost()).hasQuery(version));
    }

    @Test
    void an_agent_reaches_a_server_by_the_name_that_people_gave_it_and_addresses_it_as_it_calls_itself() {
        assertThat(registered(SERVER))
                .isEqualTo(new Registered(
                        41,
                        "c1",
                        "http://internal:8080/tfs/_apis/oauth2/token",
                        "https://ado.example:8443/tfs/_apis/oauth2/token",
                        "https://ado.example:8443/tfs"));
    }

    @Test
    void an_agent_of_services_fetches_tokens_where_services_say() {
        assertThat(registered(SERVICES).tokenUrl()).isEqualTo("http://internal:8080/tfs/_apis/oauth2/token");
    }

    @Test
    void a_certificate_of_the_owners_own_is_trusted_if_a_file_says_so(@TempDir Path directory) throws Exception {
        Path store = keyStore(directory);
        Path pem = pem(store, directory);
        HttpsServer server = server(store);
        try {
            URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");

            assertThat(status(address, TrustedAuthorities.with(pem))).isEqualTo(204);
            assertThatThrownBy(() -> status(address, null))
                    .hasRootCauseInstanceOf(Exception.class)
                    .cause()
                    .isInstanceOf(SSLHandshakeException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_file_without_certificates_is_refused(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("ca.pem"), "");

        assertThatThrownBy(() -> TrustedAuthorities.with(empty))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no certificate");
        assertThatThrownBy(() -> TrustedAuthorities.with(directory.resolve("none.pem")))
                .isInstanceOf(IOException.class);
    }

    private static Registered registered(URI organization) {
        String answer = """
                {"id":41,"authorization":{"clientId":"c1","authorizationUrl":"http://internal:8080/tfs/_apis/oauth2/token"},
                 "properties":{"ServerUrl":{"$type":"System.String","$value":"http://internal:8080/tfs"}}}""";
        InputStream body = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
        try (JsonWalk json = JsonWalk.through(body)) {
            return RegisteredRow.read(json, organization);
        }
    }

    private static int status(URI address, @Nullable SSLContext trust)
            throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
        try (HttpTransport transport = new HttpTransport(Duration.ofSeconds(5), trust)) {
            return transport
                    .send(HttpRequest.newBuilder(address).build(), 100)
                    .get(10, TimeUnit.SECONDS)
                    .statusCode();
        }
    }

    private static HttpsServer server(Path store) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), "changeit".toCharArray()), "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Java has no documented way to make a certificate but its own tool. */
    private static Path keyStore(Path directory) throws IOException, InterruptedException {
        Path store = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=ado.example",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return store;
    }

    private static Path pem(Path store, Path directory) throws Exception {
        Certificate certificate =
                KeyStore.getInstance(store.toFile(), "changeit".toCharArray()).getCertificate("server");
        String text = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(directory.resolve("ca.pem"), text);
    }
}
