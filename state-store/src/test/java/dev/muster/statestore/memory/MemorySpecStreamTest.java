package dev.muster.statestore.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.SpecStream.News;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySpecStreamTest {
    private final MemoryTables tables = new MemoryTables();
    private final MemoryPoolStore pools = new MemoryPoolStore(tables);

    @Test
    void edits_are_told_once_to_each_follower_from_where_it_began() {
        put("before");
        MemorySpecStream stream = new MemorySpecStream(tables);
        assertThat(stream.next()).isInstanceOf(News.Missed.class);
        put("linux");
        pools.remove("linux");
        MemorySpecStream later = new MemorySpecStream(tables);
        assertThat(later.next()).isInstanceOf(News.Missed.class);
        assertThat(stream.next()).isEqualTo(new News.Edited(List.of("linux", "linux")));
        assertThat(stream.next()).isEqualTo(new News.Quiet());
        assertThat(later.next()).isEqualTo(new News.Quiet());
    }

    private void put(String name) {
        pools.put(new PoolItem(name, SpecTree.mapping(), null, null, null));
    }
}
