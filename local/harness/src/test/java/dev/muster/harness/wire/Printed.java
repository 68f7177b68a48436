package dev.muster.harness.wire;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what this process prints, log output included, while it is still printed. */
final class Printed implements AutoCloseable {
    private final PrintStream standardOutput = System.out;
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Printed() {
        System.setOut(new PrintStream(new Copy(standardOutput), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Copy(standardError), true, StandardCharsets.UTF_8));
    }

    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(standardOutput);
        System.setErr(standardError);
    }

    private final class Copy extends OutputStream {
        private final PrintStream original;

        Copy(PrintStream original) {
            this.original = original;
        }

        @Override
        public void write(int letter) {
            kept.write(letter);
            original.write(letter);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            kept.write(bytes, offset, length);
            original.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            original.flush();
        }
    }
}
