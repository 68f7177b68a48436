package dev.muster.statestore.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** What the real engine here never does: shards that end, split, vanish and are throttled. */
class ShardWalkTest {
    private final ScriptedStream stream = new ScriptedStream();

    @Test
    void a_walk_begins_with_what_comes_next_in_every_open_shard_and_skips_ended_ones() {
        stream.shard("old", null).write("older").end();
        stream.shard("a", "old").write("before");
        stream.shard("b", null);
        ShardWalk walk = walk();
        stream.get("a").write("linux");
        stream.get("b").write("heavy");
        assertThat(walk.read()).containsExactly("linux", "heavy");
        assertThat(walk.read()).isEmpty();
    }

    @Test
    void a_child_is_read_from_its_beginning_and_only_after_its_parent() {
        stream.shard("a", null);
        ShardWalk walk = walk();
        stream.get("a").write("first").end();
        stream.shard("b", "a").write("second");
        stream.shard("c", "b").write("third");
        walk.openNewShards();
        assertThat(walk.read()).containsExactly("first");
        assertThat(walk.isAtAnEnd()).isTrue();
        walk.openNewShards();
        assertThat(walk.read()).containsExactly("second");
        stream.get("b").end();
        assertThat(walk.read()).isEmpty();
        walk.openNewShards();
        assertThat(walk.read()).containsExactly("third");
    }

    @Test
    void a_split_gives_two_children_and_neither_is_passed_by() {
        stream.shard("a", null);
        ShardWalk walk = walk();
        stream.get("a").end();
        assertThat(walk.read()).isEmpty();
        walk.openNewShards();
        assertThat(walk.isAtAnEnd()).as("the children are not listed yet").isTrue();
        stream.shard("b", "a").write("linux");
        stream.shard("c", "a").write("heavy");
        walk.openNewShards();
        assertThat(walk.isAtAnEnd()).isFalse();
        assertThat(walk.read()).containsExactly("linux", "heavy");
    }

    @Test
    void a_shard_whose_parent_was_trimmed_is_read() {
        stream.shard("a", null);
        ShardWalk walk = walk();
        stream.shard("z", "long-gone").write("linux");
        walk.openNewShards();
        assertThat(walk.read()).containsExactly("linux");
    }

    @Test
    void shards_are_listed_page_by_page() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            stream.shard(name, null);
        }
        ShardWalk walk = walk();
        stream.get("e").write("linux");
        assertThat(walk.read()).containsExactly("linux");
    }

    @Test
    void what_one_shard_tells_is_not_lost_because_another_is_throttled_and_that_one_goes_on_where_it_was() {
        stream.shard("a", null);
        stream.shard("b", null);
        ShardWalk walk = walk();
        stream.get("a").write("linux");
        stream.get("b").write("heavy");
        stream.failOnce("b", LimitExceededException.builder().message("slow").build());
        assertThat(walk.read()).containsExactly("linux");
        assertThat(walk.read()).containsExactly("heavy");
    }

    @Test
    void a_failure_with_nothing_to_tell_is_the_callers() {
        stream.shard("a", null);
        ShardWalk walk = walk();
        SdkException trimmed =
                TrimmedDataAccessException.builder().message("trimmed").build();
        stream.failOnce("a", trimmed);
        assertThatThrownBy(walk::read).isSameAs(trimmed);
    }

    private ShardWalk walk() {
        return ShardWalk.fromNow(stream, ScriptedStream.ARN);
    }
}
