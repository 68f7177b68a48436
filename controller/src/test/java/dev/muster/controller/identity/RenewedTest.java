package dev.muster.controller.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.testing.InstantRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RenewedTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final InstantRuntime runtime = new InstantRuntime();
    private final AtomicInteger asked = new AtomicInteger();
    private Outcome<Held<String>> trouble = Outcome.done(Held.expiring("none", runtime.now(), HOUR));
    private final Renewed<String> renewed = new Renewed<>("a value", runtime, this::next);

    private Outcome<Held<String>> next() {
        int number = asked.incrementAndGet();
        return trouble.then(fine -> Outcome.done(Held.expiring("value " + number, runtime.now(), HOUR)));
    }

    private void fail(CloudFault fault) {
        trouble = new Outcome.Failed<>(fault);
    }

    private void mend() {
        trouble = Outcome.done(Held.expiring("none", runtime.now(), HOUR));
    }

    @Test
    void it_is_asked_for_once_until_a_newer_one_is_wanted() {
        assertThat(renewed.get()).isEqualTo(Outcome.done("value 1"));
        runtime.pass(Duration.ofMinutes(49));
        assertThat(renewed.get()).isEqualTo(Outcome.done("value 1"));
        runtime.pass(Duration.ofMinutes(1));
        assertThat(renewed.get()).isEqualTo(Outcome.done("value 2"));
    }

    @Test
    void what_is_still_good_serves_on_while_no_newer_one_can_be_had_but_not_beyond_its_end() {
        renewed.get();
        fail(new CloudFault.Transient("away"));
        runtime.pass(Duration.ofMinutes(55));
        assertThat(renewed.get()).isEqualTo(Outcome.done("value 1"));
        runtime.pass(Duration.ofMinutes(4));
        assertThat(renewed.get()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void after_failures_nobody_asks_for_a_while_that_grows_to_a_bound() {
        fail(new CloudFault.Transient("away"));
        List<Long> gaps = new ArrayList<>();
        for (int failure = 1; failure <= 8; failure++) {
            assertThat(renewed.get()).isInstanceOf(Outcome.Failed.class);
            long waited = 0;
            while (asked.get() == failure) {
                runtime.pass(Duration.ofMillis(250));
                waited += 250;
                renewed.get();
            }
            gaps.add(waited);
        }
        assertThat(gaps).containsExactly(1_500L, 3_000L, 6_000L, 12_000L, 24_000L, 45_000L, 45_000L, 45_000L);
        mend();
        runtime.pass(Renewed.LONGEST_WAIT);
        assertThat(renewed.get()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_wait_that_was_asked_for_is_kept() {
        fail(new CloudFault.Throttled("slow down", Duration.ofMinutes(10)));
        renewed.get();
        runtime.pass(Duration.ofMinutes(9));
        renewed.get();
        assertThat(asked).hasValue(1);
        runtime.pass(Duration.ofMinutes(1));
        renewed.get();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_refused_value_is_not_given_again_unless_it_is_so_young_that_the_next_would_be_the_same() {
        renewed.get();
        renewed.refused("value 1");
        assertThat(renewed.get()).isEqualTo(Outcome.done("value 1"));
        runtime.pass(Duration.ofMinutes(1));
        renewed.refused("something else");
        assertThat(renewed.get()).isEqualTo(Outcome.done("value 1"));
        renewed.refused("value 1");
        assertThat(renewed.get()).isEqualTo(Outcome.done("value 2"));
    }

    @Test
    void one_renews_ahead_of_the_end_and_the_others_do_not_wait() throws InterruptedException {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        List<Outcome<String>> first = Collections.synchronizedList(new ArrayList<>());
        Renewed<String> slow = new Renewed<>("a value", runtime, () -> {
            if (asked.incrementAndGet() == 2) {
                asking.countDown();
                await(answer);
            }
            return Outcome.done(Held.expiring("value " + asked.get(), runtime.now(), HOUR));
        });
        slow.get();
        runtime.pass(Duration.ofMinutes(52));
        Thread one = Thread.ofVirtual().start(() -> first.add(slow.get()));
        await(asking);
        assertThat(slow.get()).isEqualTo(Outcome.done("value 1"));
        answer.countDown();
        one.join();
        assertThat(first).containsExactly(Outcome.done("value 2"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void those_who_come_when_there_is_none_wait_for_the_one_who_asks() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        List<Outcome<String>> got = Collections.synchronizedList(new ArrayList<>());
        Renewed<String> slow = new Renewed<>("a value", runtime, () -> {
            asked.incrementAndGet();
            await(answer);
            return Outcome.done(Held.expiring("the one", runtime.now(), HOUR));
        });
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(Thread.ofVirtual().start(() -> got.add(slow.get())));
        }
        answer.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(got).hasSize(20).containsOnly(Outcome.done("the one"));
        assertThat(asked).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
