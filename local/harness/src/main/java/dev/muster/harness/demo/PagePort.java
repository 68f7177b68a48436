package dev.muster.harness.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds a port on the loopback address; agents must know it before the controller listens there. */
final class PagePort {
    private static final int USUAL = 8080;
    private static final int ANY = 0;

    private PagePort() {}

    /** The port asked for, empty if it is taken; if none was asked for, 8080 or else a free one. */
    static Optional<Integer> choose(OptionalInt asked) {
        return asked.isPresent() ? free(asked.getAsInt()) : free(USUAL).or(() -> free(ANY));
    }

    private static Optional<Integer> free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Optional.of(socket.getLocalPort());
        } catch (IOException taken) {
            return Optional.empty();
        }
    }
}
