package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.entrypoint.Node;
import dev.muster.harness.entrypoint.NodeFleet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateNetworkTest {
    @Test
    void agents_reach_a_controller_behind_a_proxy_whose_certificate_a_private_authority_made(
            @TempDir Path home, @TempDir Path keys) throws Exception {
        Node.require();
        try (WireRun run = WireRun.clouds(WireRun.brisk());
                PrivateNetwork network = new PrivateNetwork(run.bootstrapUrl(), keys);
                NodeFleet fleet = new NodeFleet(
                        home,
                        run.clouds().endpoints().credentials(),
                        run.clouds().ecs()::exited,
                        variables -> {
                            variables.put("https_proxy", network.proxy().toString());
                            variables.put("http_proxy", network.proxy().toString());
                            variables.put(
                                    "NODE_EXTRA_CA_CERTS", network.certificate().toString());
                        })) {
            run.clouds().ecs().hostedBy(fleet);
            URI outside = URI.create("https://" + PrivateNetwork.HOST + "/bootstrap/v1/agents");
            run.startController(Collections.singletonMap("muster.bootstrap.url", outside.toString()));

            run.awaitServed(run.queueJob(LINUX, Duration.ofMillis(100), "java"));

            assertThat(network.wishes())
                    .as("the container's own endpoints are not asked for through the proxy")
                    .isNotEmpty()
                    .containsOnly("CONNECT muster.test:443 HTTP/1.1");
        }
    }
}
