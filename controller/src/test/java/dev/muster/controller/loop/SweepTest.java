package dev.muster.controller.loop;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.app.VirtualThreadRuntime;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.SpecTree;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SpecTree.Mapping TEMPLATE = mapping()
            .with("name", "java")
            .with("image", "registry.example/agents/java:4.255.0")
            .with("cpu", 1024)
            .with("memory", 2048)
            .with("taskRole", "arn:aws:iam::111122223333:role/agent")
            .with("executionRole", "arn:aws:iam::111122223333:role/execution");

    private final Map<String, AtomicInteger> sweeps = new ConcurrentHashMap<>();

    @Test
    void a_cluster_that_takes_long_delays_no_other() {
        CountDownLatch over = new CountDownLatch(1);
        Function<String, Outcome<List<TaskSeen>>> answers = cluster -> {
            if (cluster.equals("slow")) {
                await("the others are swept", () -> over.getCount() == 0);
            }
            return Outcome.done(List.of());
        };
        sweeping(answers, () -> {
            await("three more sweeps", () -> count("fast") >= 3);
            assertThat(count("slow")).isEqualTo(1);
            over.countDown();
            await("it goes on", () -> count("slow") >= 2);
        });
    }

    @Test
    void a_cluster_that_cannot_be_read_is_asked_again_after_a_pause_although_its_pool_waits() {
        Function<String, Outcome<List<TaskSeen>>> answers = cluster -> cluster.equals("slow")
                ? new Outcome.Failed<>(new CloudFault.Transient("not now"))
                : Outcome.done(List.of());
        sweeping(answers, () -> {
            await("four sweeps", () -> count("fast") >= 4);
            assertThat(count("slow")).isEqualTo(1);
        });
    }

    @Test
    void a_cluster_that_no_pool_uses_any_more_is_swept_no_more_and_comes_back_when_one_does() {
        try (VirtualThreadRuntime runtime = new VirtualThreadRuntime(InstantSource.system(), () -> 0.5, PATIENCE)) {
            Pools pools = new Pools(runtime).installedAs(FakeClouds.OURS);
            PoolEntry entry = entry(pools, runtime, "fast", "fast");
            start(runtime, pools, cluster -> Outcome.done(List.of()));
            await("a sweep", () -> count("fast") >= 1);
            declare(entry, "other");
            await("the other is swept", () -> count("other") >= 2);
            int before = count("fast");
            await("and again", () -> count("other") >= 4);
            assertThat(count("fast")).isBetween(before, before + 1);
            declare(entry, "fast");
            await("it is back", () -> count("fast") >= before + 2);
        }
    }

    @Test
    void the_clusters_of_templates_are_swept_too() {
        try (VirtualThreadRuntime runtime = new VirtualThreadRuntime(InstantSource.system(), () -> 0.5, PATIENCE)) {
            Pools pools = new Pools(runtime).installedAs(FakeClouds.OURS);
            declare(entry(pools, runtime, "one", "common"), "common", TEMPLATE.with("cluster", "apart"));
            start(runtime, pools, cluster -> Outcome.done(List.of()));
            await("both are swept", () -> count("common") >= 1 && count("apart") >= 1);
        }
    }

    private void sweeping(Function<String, Outcome<List<TaskSeen>>> answers, Runnable meanwhile) {
        try (VirtualThreadRuntime runtime = new VirtualThreadRuntime(InstantSource.system(), () -> 0.5, PATIENCE)) {
            Pools pools = new Pools(runtime).installedAs(FakeClouds.OURS);
            entry(pools, runtime, "one", "slow");
            entry(pools, runtime, "two", "fast");
            start(runtime, pools, answers);
            meanwhile.run();
        }
    }

    private void start(VirtualThreadRuntime runtime, Pools pools, Function<String, Outcome<List<TaskSeen>>> answers) {
        Tasks tasks = (Tasks) Proxy.newProxyInstance(
                Tasks.class.getClassLoader(), new Class<?>[] {Tasks.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("sweep");
                    String cluster = (String) arguments[0];
                    sweeps.computeIfAbsent(cluster, name -> new AtomicInteger()).incrementAndGet();
                    return answers.apply(cluster);
                });
        LoopSettings usual = LoopSettings.defaults("replica");
        LoopSettings settings = new LoopSettings(
                usual.replica(),
                usual.pollInterval(),
                usual.specInterval(),
                Duration.ofMillis(100),
                usual.logInterval(),
                usual.workers(),
                usual.launchParallelism(),
                usual.missingGrace(),
                usual.planner());
        BreachLog breaches = new BreachLog((invariant, pool, message) -> {}, runtime);
        Sweep sweep = new Sweep(runtime, settings, tasks, pools, new PoolQueue(runtime), breaches);
        runtime.spawn("sweep", sweep::run);
    }

    private static PoolEntry entry(Pools pools, LoopRuntime runtime, String name, String cluster) {
        PoolEntry entry = pools.entryOrNew(
                new PoolName(name), fresh -> new PoolEntry(fresh, FakeClouds.OURS, runtime, PlannerSettings.DEFAULT));
        declare(entry, cluster);
        entry.loaded = true;
        return entry;
    }

    private static void declare(PoolEntry entry, String cluster) {
        declare(entry, cluster, TEMPLATE);
    }

    private static void declare(PoolEntry entry, String cluster, SpecTree.Mapping template) {
        SpecTree written = mapping()
                .with(
                        "azureDevOps",
                        mapping()
                                .with("organizationUrl", "https://dev.azure.com/acme")
                                .with("pool", "linux")
                                .with("credential", "env:PAT"))
                .with("cluster", cluster)
                .with("limits", mapping().with("maxAgents", 5))
                .with("network", mapping().with("subnets", texts("subnet-a")))
                .with("templates", sequence(template));
        SpecReading reading = SpecReader.read(written);
        assertThat(reading).isInstanceOf(SpecReading.Valid.class);
        entry.declared =
                new PoolEntry.Declared(((SpecReading.Valid) reading).spec(), written.contentHash(), List.of(), false);
    }

    private int count(String cluster) {
        AtomicInteger swept = sweeps.get(cluster);
        return swept == null ? 0 : swept.get();
    }

    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}
