package dev.muster.simulator.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedQueueTest {
    private final World world = World.virtual(1, Instant.parse("2026-01-01T12:00:00Z"));
    private final SimulatedQueue queue = new SimulatedQueue(world, Duration.ofSeconds(30), 2);

    @Test
    void hands_out_the_oldest_first_and_no_more_than_asked() {
        List.of("a", "b", "c").forEach(queue::deliver);

        assertThat(queue.receive(2)).extracting(QueueMessage::body).containsExactly("a", "b");
        assertThat(queue.receive(2)).extracting(QueueMessage::body).containsExactly("c");
        assertThat(queue.receive(2)).isEmpty();
        assertThat(queue.inFlight()).isEqualTo(3);
    }

    @Test
    void a_deleted_message_never_comes_back() {
        queue.deliver("a");

        assertThat(queue.delete(queue.receive(1).getFirst().receiptHandle())).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(queue.receive(1)).isEmpty();
        assertThat(queue.deadLetters()).isEmpty();
    }

    @Test
    void a_message_not_deleted_comes_back_after_the_visibility_time_out() {
        queue.deliver("a");
        QueueMessage first = queue.receive(1).getFirst();

        pass(Duration.ofSeconds(29));
        assertThat(queue.receive(1)).isEmpty();
        pass(Duration.ofSeconds(1));
        QueueMessage second = queue.receive(1).getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.receiveCount()).isEqualTo(2);
    }

    @Test
    void only_the_newest_receipt_deletes() {
        queue.deliver("a");
        QueueMessage first = queue.receive(1).getFirst();
        pass(Duration.ofSeconds(30));
        QueueMessage second = queue.receive(1).getFirst();

        assertThat(queue.delete(first.receiptHandle())).isFalse();
        assertThat(queue.delete("no handle")).isFalse();
        assertThat(queue.delete(second.receiptHandle())).isTrue();
        assertThat(queue.delete(second.receiptHandle())).isFalse();
    }

    @Test
    void a_message_received_too_often_goes_to_the_dead_letters() {
        queue.deliver("poison");
        queue.receive(1);
        pass(Duration.ofSeconds(30));
        queue.receive(1);
        assertThat(queue.deadLetters()).isEmpty();

        pass(Duration.ofSeconds(30));
        assertThat(queue.visible()).isZero();
        assertThat(queue.receive(1)).isEmpty();
        assertThat(queue.deadLetters()).containsExactly("poison");
    }

    @Test
    void a_message_can_be_shown_again_while_somebody_works_on_it() {
        queue.deliver("a");
        assertThat(queue.showHidden()).isZero();
        QueueMessage first = queue.receive(1).getFirst();

        assertThat(queue.showHidden()).isEqualTo(1);
        QueueMessage second = queue.receive(1).getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(queue.delete(first.receiptHandle())).isFalse();
        assertThat(queue.delete(second.receiptHandle())).isTrue();
    }

    private void pass(Duration time) {
        world.advanceTo(world.now().plus(time));
    }
}
