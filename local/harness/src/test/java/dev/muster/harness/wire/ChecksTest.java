package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.HEAVY;
import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.local.LocalClouds;
import dev.muster.simulator.ado.CheckCallback;
import dev.muster.simulator.ado.Checks;
import dev.muster.simulator.ado.PlanFault;
import dev.muster.simulator.ado.PlannedCheck;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks as Azure DevOps asks them, over the wire: the controller as it ships, DynamoDB's engine, a simulated service. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChecksTest {
    private static final String SECRET = "hooks-secret-0123456789";
    private static final String KEY =
            Base64.getEncoder().encodeToString("a key of 32 bytes, for checks...".getBytes(StandardCharsets.UTF_8));

    private static final Recording recording = new Recording();
    private static final Recording elsewhere = new Recording();
    private static final List<String> tokens = new ArrayList<>();

    @TempDir
    private static Path directory;

    private static LoopbackServer listener;
    private static Printed printed;
    private static WireRun run;
    private static CheckCaller caller;

    @BeforeAll
    static void start() throws IOException {
        listener = LoopbackServer.start("elsewhere", request -> HttpResponse.empty(200), elsewhere);
        printed = new Printed();
        run = WireRun.clouds(WireRun.brisk().heardBy(recording));
        for (String pool : List.of(LINUX, HEAVY)) {
            run.table()
                    .edit(
                            pool,
                            "SET spec.azureDevOps.checks = :capacity",
                            Collections.singletonMap(":capacity", AttributeValue.fromS("capacity")));
        }
        Files.writeString(directory.resolve("key"), KEY);
        startController();
        caller = new CheckCaller(
                run.bootstrapUrl().resolve("/hooks/azure-devops/checks/"),
                SECRET,
                run.clouds().endpoints().organisation());
        Await.until(
                "the pools are planned for",
                () -> List.of(LINUX, HEAVY).stream()
                        .allMatch(pool -> caller.ask(pool).verdict().equals("pass")));
    }

    @AfterAll
    static void stop() {
        caller.close();
        run.close();
        printed.close();
        listener.close();
    }

    @Test
    void a_check_is_answered_at_once_and_nothing_is_kept_of_it() {
        assertThat(caller.ask(LINUX).reason()).isNotEmpty();
        assertThat(caller.ask("no-such-pool").status()).isEqualTo(404);
        setPaused(HEAVY, true);
        Await.until("the pool is paused", () -> caller.ask(HEAVY).verdict().equals("fail"));
        assertThat(caller.ask(HEAVY).reason()).isEqualTo("The pool is paused.");
        setPaused(HEAVY, false);
        Await.until("the pool goes on", () -> caller.ask(HEAVY).verdict().equals("pass"));
    }

    @Test
    void a_check_that_wants_to_be_called_back_is_told_once_and_shows_why() {
        PlannedCheck check = begin();
        CheckCaller.Answer answer = caller.askLater(LINUX, check);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.verdict()).isEqualTo("accepted");
        awaitTold(check, "succeeded");
        assertThat(checks().shownLog(check)).hasSize(1).first().asString().startsWith("Passed. ");
        Await.until("its token is forgotten", () -> pendingItems().isEmpty());
    }

    @Test
    void a_check_asked_many_times_at_once_is_told_once() throws Exception {
        PlannedCheck check = begin();
        List<Callable<CheckCaller.Answer>> calls = Collections.nCopies(8, () -> caller.askLater(LINUX, check));
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<CheckCaller.Answer> call : threads.invokeAll(calls)) {
                assertThat(call.get().status()).isIn(200, 503);
            }
        }
        awaitTold(check, "succeeded");
        assertThat(caller.askLater(LINUX, check).status()).isEqualTo(200);
        settle();
        assertThat(told(check)).hasSize(1);
    }

    @Test
    void a_service_that_errs_is_told_again_and_a_redirect_is_not_followed() {
        PlannedCheck check = begin();
        String evil = listener.uri() + "/collect";
        checks().plant(PlanFault.of(500), new PlanFault(302, evil), PlanFault.of(429), PlanFault.of(401));
        caller.askLater(LINUX, check);
        awaitTold(check, "succeeded");
        assertThat(checks().faultsLeft()).isZero();
        assertThat(elsewhere.places()).as("requests to another place").isEmpty();
    }

    @Test
    void a_check_that_points_elsewhere_is_refused_and_nothing_leaves_for_there() {
        PlannedCheck check = begin();
        for (String url : List.of(listener.uri() + "/acme", listener.uri().toString(), "https://dev.azure.com/acme")) {
            Map<String, String> headers = caller.headers(check);
            headers.put("PlanUrl", url);
            CheckCaller.Answer refused = caller.askLater(LINUX, headers);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.message()).startsWith("header PlanUrl must be the address of the pool's organisation");
        }
        settle();
        assertThat(told(check)).isEmpty();
        assertThat(elsewhere.places()).as("requests to another place").isEmpty();
    }

    @Test
    void a_check_that_lacks_a_header_or_tells_junk_is_refused() {
        PlannedCheck check = begin();
        Map<String, String> complete = caller.headers(check);
        for (String name : complete.keySet()) {
            Map<String, String> headers = new LinkedHashMap<>(complete);
            headers.put(name, "../" + listener.uri().getAuthority() + " /x");
            CheckCaller.Answer refused = caller.askLater(LINUX, headers);
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(refused.message()).contains("header " + name + " must be");
            headers.remove(name);
            assertThat(caller.askLater(LINUX, headers).status())
                    .as(name)
                    .isEqualTo(name.equals("TimelineId") ? 200 : 400);
        }
        awaitTold(check, "succeeded");
        assertThat(checks().shownLog(check)).as("without a timeline").isEmpty();
        assertThat(elsewhere.places()).as("requests to another place").isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void a_check_that_waits_while_the_controller_is_started_again_is_told_once() {
        run.table().setMaxAgents(HEAVY, 1);
        long job = run.queueJob(HEAVY, Duration.ofSeconds(25), "heavy");
        Await.until(
                "the pool is full",
                () -> run.job(job).assignedAt() != null
                        && caller.ask(HEAVY).verdict().equals("wait"));
        PlannedCheck check = begin();
        assertThat(caller.askLater(HEAVY, check).status()).isEqualTo(200);
        Await.until(
                "people see why",
                () -> checks().shownLog(check).stream().anyMatch(line -> line.contains("limits.maxAgents")));
        assertThat(pendingItems()).hasSize(1);
        run.controller().close();
        assertThat(told(check)).isEmpty();
        startController();
        assertThat(pendingItems()).hasSize(1);
        run.table().setMaxAgents(HEAVY, 2);
        awaitTold(check, "succeeded");
        Await.until("its token is forgotten", () -> pendingItems().isEmpty());
        settle();
        assertThat(told(check)).hasSize(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void no_token_was_seen_but_where_it_came_from_and_where_it_belongs() {
        for (String table : List.of(LocalClouds.TABLES.pools(), LocalClouds.TABLES.state())) {
            run.table().items(table).forEach(item -> recording.note("item " + table, item.toString()));
        }
        recording.note("printed", printed.text());
        assertThat(tokens).isNotEmpty();
        for (String token : tokens) {
            SortedSet<String> places = recording.placesOf(Needle.ofText("the token of a job", token));
            assertThat(places)
                    .isNotEmpty()
                    .allMatch(place -> place.equals("controller POST /hooks/azure-devops/checks/linux request")
                            || place.equals("controller POST /hooks/azure-devops/checks/heavy request")
                            || (place.startsWith("ado ")
                                    && place.contains("/plans/")
                                    && place.endsWith(" Authorization")));
        }
        for (String secret : List.of(KEY, SECRET)) {
            assertThat(recording.placesOf(Needle.ofText("a secret of the controller", secret)))
                    .allMatch(place -> place.startsWith("controller POST /hooks/azure-devops/checks/")
                            && place.endsWith(" request"));
        }
        assertThat(recording.placesOf(Needle.ofText("a token that was shown", tokens.getFirst())))
                .anyMatch(place -> place.startsWith("ado ") && place.endsWith("/events Authorization"));
        assertThat(recording.places()).contains("printed", "item " + LocalClouds.TABLES.state());
        assertThat(recording.placesOf(Needle.ofText("a line of the log", "is in force")))
                .contains("printed");
    }

    private static void startController() {
        Map<String, String> otherwise = new LinkedHashMap<>();
        otherwise.put("muster.hooks.secret", SECRET);
        otherwise.put("muster.checks.key", "file:" + directory.resolve("key"));
        otherwise.put("logging.level.dev.muster", "trace");
        run.startController(otherwise);
    }

    private static Checks checks() {
        return run.clouds().organisation().checks();
    }

    private static PlannedCheck begin() {
        PlannedCheck check = checks().begin();
        tokens.add(check.token());
        return check;
    }

    private static List<CheckCallback> told(PlannedCheck check) {
        return checks().callbacks().stream()
                .filter(callback -> callback.task().equals(check.task()))
                .toList();
    }

    private static void awaitTold(PlannedCheck check, String result) {
        Await.until("the check is told", () -> !told(check).isEmpty());
        assertThat(told(check)).extracting(CheckCallback::result).containsExactly(result);
    }

    /** Until another check is told from beginning to end, whatever was about to be told before has been told. */
    private static void settle() {
        PlannedCheck another = begin();
        Await.until(
                "another check is taken", () -> caller.askLater(LINUX, another).status() == 200);
        awaitTold(another, "succeeded");
    }

    private static List<Map<String, AttributeValue>> pendingItems() {
        return run.table().items(LocalClouds.TABLES.state()).stream()
                .filter(item -> AttributeValue.fromS("CHECKS").equals(item.get("pk")))
                .toList();
    }

    private static void setPaused(String pool, boolean paused) {
        run.table()
                .edit(
                        pool,
                        "SET spec.paused = :paused",
                        Collections.singletonMap(":paused", AttributeValue.fromBool(paused)));
    }
}
