package dev.muster.model.plan;

import java.util.Arrays;

/** A set of indexes below a fixed bound, one bit each, made for finding the first that several sets share. */
final class IndexSet {
    /** No index: what is found where there is nothing to find. */
    static final int NONE = -1;

    private final long[] words;

    private IndexSet(long[] words) {
        this.words = words;
    }

    static IndexSet none(int bound) {
        return new IndexSet(new long[(bound + Long.SIZE - 1) / Long.SIZE]);
    }

    static IndexSet all(int bound) {
        IndexSet all = none(bound);
        for (int index = 0; index < bound; index++) {
            all.add(index);
        }
        return all;
    }

    void add(int index) {
        words[index / Long.SIZE] |= 1L << index;
    }

    void remove(int index) {
        words[index / Long.SIZE] &= ~(1L << index);
    }

    boolean has(int index) {
        return (words[index / Long.SIZE] & 1L << index) != 0;
    }

    void clear() {
        Arrays.fill(words, 0);
    }

    /** Becomes equal to another of the same bound. */
    void set(IndexSet other) {
        System.arraycopy(other.words, 0, words, 0, words.length);
    }

    void retainAll(IndexSet other) {
        for (int word = 0; word < words.length; word++) {
            words[word] &= other.words[word];
        }
    }

    /** The lowest index from {@code from} on that both have; negative if there is none. */
    int firstShared(IndexSet other, int from) {
        int word = from / Long.SIZE;
        if (word >= words.length) {
            return NONE;
        }
        long shared = words[word] & other.words[word] & -1L << from;
        while (shared == 0) {
            word++;
            if (word == words.length) {
                return NONE;
            }
            shared = words[word] & other.words[word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(shared);
    }
}
