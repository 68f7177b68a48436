package dev.muster.statestore;

import java.util.List;

/**
 * Tells soon that people edited the table of pools. What it tells is a hint to read the table and nothing more: it may come
 * late, twice or not at all, and whoever follows it reads the table now and then as well. One follower at a time.
 */
public interface SpecStream {
    /** A table that tells nothing: edits are found by reading it. */
    SpecStream NONE = () -> new News.Absent("this table has no stream of its edits");

    /**
     * What came since the last call; does not wait for anything to come.
     *
     * @throws StoreUnavailableException if there was no answer, or somebody else reads the stream too often; nothing is
     *     lost by asking again
     */
    News next();

    /** What a look at the stream brought. */
    sealed interface News {
        /** Nothing. */
        record Quiet() implements News {}

        /** Items that were written or removed, by their keys, which need not be names of pools. */
        record Edited(List<String> items) implements News {
            public Edited {
                items = List.copyOf(items);
            }
        }

        /**
         * From here on edits are told, and there may have been some before of which nothing will be.
         *
         * @param why for people; a sentence without its end
         */
        record Missed(String why) implements News {}

        /**
         * There is no stream, or none for us. Nothing will come before somebody changes that.
         *
         * @param why for people; a sentence without its end
         */
        record Absent(String why) implements News {}
    }
}
