package dev.muster.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.simulator.agents.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCloudsTest {
    @ParameterizedTest(name = "start {0}")
    @ValueSource(ints = {1, 2})
    void they_start_answer_and_leave_nothing_behind(int time) throws Exception {
        LocalEndpoints endpoints;
        try (LocalClouds clouds = LocalClouds.start(LocalSettings.brisk(time, LocalPorts.ANY, KeyRing.freshKeys()))) {
            endpoints = clouds.endpoints();
            clouds.declarePools();

            assertThat(clouds.pools().list())
                    .extracting(item -> item.name())
                    .containsExactly(ExamplePools.HEAVY, ExamplePools.LINUX);
            assertThat(clouds.pools().list())
                    .allSatisfy(item -> assertThat(SpecReader.read(item.spec())).isInstanceOf(SpecReading.Valid.class));
            assertThat(clouds.writtenItems()).as("people's writes do not count").isZero();
            assertThat(status(endpoints.organisation() + "/_apis/connectionData"))
                    .isEqualTo(401);
            assertThat(status(endpoints.credentials().toString())).isEqualTo(404);
            assertThat(endpoints.adoCredential()).exists();
        }
        assertThat(Files.exists(endpoints.adoCredential())).isFalse();
    }

    private static int status(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
