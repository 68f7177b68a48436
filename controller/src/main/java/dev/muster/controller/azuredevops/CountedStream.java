package dev.muster.controller.azuredevops;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes read from another stream, and leaves closing it to whoever opened it. */
final class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream counted) {
        super(counted);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count += Math.max(0, read);
        return read;
    }

    @Override
    public void close() {
        // What is left in it may still be read.
    }
}
