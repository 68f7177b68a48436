package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.PlannedCheck;
import dev.muster.simulator.http.HttpTap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks while DynamoDB takes requests and answers none of them. */
class ChecksWithoutStoreTest {
    private static final String SECRET = "hooks-secret-0123456789";

    /** Nobody is held up while there is no gate. */
    private final AtomicReference<Gate> closed = new AtomicReference<>();

    private final HttpTap hanging = (server, request, response) -> {
        Gate gate = closed.get();
        if (gate != null && server.equals("dynamodb")) {
            gate.pass();
        }
    };

    @Test
    void are_answered_in_the_time_that_azure_devops_gives(@TempDir Path directory) throws Exception {
        byte[] key = "a key of 32 bytes, for a check..".getBytes(StandardCharsets.UTF_8);
        Path keyFile =
                Files.writeString(directory.resolve("key"), Base64.getEncoder().encodeToString(key));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("muster.hooks.secret", SECRET);
        properties.put("muster.checks.key", "file:" + keyFile);
        try (WireRun run = WireRun.clouds(WireRun.brisk().heardBy(hanging))) {
            run.startController(properties);
            try (CheckCaller caller = new CheckCaller(
                    run.bootstrapUrl().resolve("/hooks/azure-devops/checks/"),
                    SECRET,
                    run.clouds().endpoints().organisation())) {
                Await.until(
                        "the pool is planned for",
                        () -> caller.ask(LINUX).verdict().equals("pass"));
                hang(run, caller);
            }
        }
    }

    /** The caller itself gives up after three seconds, as Azure DevOps does. */
    private void hang(WireRun run, CheckCaller caller) {
        PlannedCheck check = run.clouds().organisation().checks().begin();
        Gate gate = new Gate();
        closed.set(gate);
        try {
            assertThat(caller.ask(LINUX).verdict()).as("from memory").isEqualTo("pass");
            assertThat(caller.askLater(LINUX, check).status())
                    .as("what cannot be kept is not accepted; Azure DevOps asks again")
                    .isEqualTo(503);
        } finally {
            closed.set(null);
            gate.open();
        }
        Await.until(
                "the check is taken once the store answers again",
                () -> caller.askLater(LINUX, check).status() == 200);
    }
}
