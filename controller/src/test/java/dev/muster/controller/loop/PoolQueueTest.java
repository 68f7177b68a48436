package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PoolQueueTest {
    private static final PoolName LINUX = new PoolName("linux");
    private static final PoolName HEAVY = new PoolName("heavy");

    private final ManualRuntime runtime = new ManualRuntime();
    private final PoolQueue queue = new PoolQueue(runtime);

    @Test
    void a_nudged_pool_is_due_at_once() throws Exception {
        queue.nudge(LINUX);

        assertThat(queue.take()).isEqualTo(LINUX);
        assertThat(runtime.waits()).isEmpty();
    }

    @Test
    void a_closed_queue_hands_out_nothing_even_if_a_pool_is_due() {
        queue.nudge(LINUX);
        queue.close();

        assertThatThrownBy(queue::take).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(queue::take).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_pool_nudged_many_times_is_taken_once() throws Exception {
        queue.nudge(LINUX);
        queue.nudge(LINUX);
        queue.nudge(HEAVY);

        assertThat(queue.take()).isEqualTo(LINUX);
        assertThat(queue.take()).isEqualTo(HEAVY);
    }

    @Test
    void pools_are_taken_in_the_order_in_which_they_became_due() throws Exception {
        queue.schedule(LINUX, at(5));
        queue.schedule(HEAVY, at(3));

        assertThat(queue.take()).isEqualTo(HEAVY);
        assertThat(queue.take()).isEqualTo(LINUX);
    }

    @Test
    void a_scheduled_pool_is_not_taken_before_its_time() throws Exception {
        queue.schedule(LINUX, at(7));

        assertThat(queue.take()).isEqualTo(LINUX);
        assertThat(runtime.now()).isEqualTo(at(7));
    }

    @Test
    void a_nudge_makes_a_scheduled_pool_due_earlier_and_never_later() throws Exception {
        queue.schedule(LINUX, at(7));
        queue.nudge(LINUX);
        queue.schedule(LINUX, at(9));

        queue.take();

        assertThat(runtime.now()).isEqualTo(at(0));
    }

    @Test
    void a_pool_being_worked_on_is_given_to_nobody_else() throws Exception {
        queue.nudge(LINUX);
        queue.take();
        queue.nudge(LINUX);
        queue.schedule(HEAVY, at(4));

        assertThat(queue.take()).isEqualTo(HEAVY);
    }

    @Test
    void a_nudge_that_came_meanwhile_makes_it_due_again_on_release() throws Exception {
        queue.nudge(LINUX);
        queue.take();
        queue.nudge(LINUX);

        queue.release(LINUX, at(60));

        assertThat(queue.take()).isEqualTo(LINUX);
        assertThat(runtime.now()).isEqualTo(at(0));
    }

    @Test
    void a_released_pool_is_due_when_its_worker_said() throws Exception {
        queue.nudge(LINUX);
        queue.take();

        queue.release(LINUX, at(20));

        assertThat(queue.take()).isEqualTo(LINUX);
        assertThat(runtime.now()).isEqualTo(at(20));
    }

    @Test
    void one_pool_nudged_without_end_does_not_starve_another() throws Exception {
        queue.nudge(LINUX);
        queue.take();
        queue.nudge(HEAVY);
        queue.nudge(LINUX);
        queue.release(LINUX, at(1));

        assertThat(queue.take()).isEqualTo(HEAVY);
    }

    private static Instant at(long seconds) {
        return ManualRuntime.START.plus(Duration.ofSeconds(seconds));
    }
}
