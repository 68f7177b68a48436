package dev.muster.harness.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A company's network: what is behind the host {@link #HOST} can be reached through a proxy only, whose name server alone knows
 * the name, and it shows a certificate that nobody outside trusts.
 */
final class PrivateNetwork implements AutoCloseable {
    static final String HOST = "muster.test";

    private static final String PASSWORD = "not-secret";
    private static final String ALIAS = "muster";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> wishes = new CopyOnWriteArrayList<>();
    private final Path certificate;
    private final ServerSocket tls;
    private final ServerSocket proxy;

    /** A network whose one host stands before the given server. */
    PrivateNetwork(URI server, Path directory) {
        try {
            Path keys = directory.resolve("keys.p12");
            certificate = directory.resolve("certificate.pem");
            keytool(keys, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=" + HOST, "-ext", "SAN=dns:" + HOST);
            keytool(keys, "-exportcert", "-rfc", "-file", certificate.toString());
            InetAddress loopback = InetAddress.getLoopbackAddress();
            tls = context(keys).getServerSocketFactory().createServerSocket(0, 50, loopback);
            proxy = new ServerSocket(0, 50, loopback);
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("no private network", failed);
        }
        accept(tls, client -> join(client, new Socket(loopback(), server.getPort())));
        accept(proxy, this::connectThrough);
    }

    /** Where the proxy is. */
    URI proxy() {
        return URI.create("http://127.0.0.1:" + proxy.getLocalPort());
    }

    /** What has to be trusted, as PEM. */
    Path certificate() {
        return certificate;
    }

    /** What the proxy was asked for, the first line of each request. */
    List<String> wishes() {
        return List.copyOf(wishes);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        tls.close();
        threads.shutdownNow();
    }

    private void connectThrough(Socket client) throws IOException {
        String wish = head(client.getInputStream()).lines().findFirst().orElse("");
        wishes.add(wish);
        boolean known = wish.equals("CONNECT " + HOST + ":443 HTTP/1.1");
        String answer = known ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        if (known) {
            join(client, new Socket(loopback(), tls.getLocalPort()));
        } else {
            client.close();
        }
    }

    /** Up to the empty line, and not a byte more: what follows is for the host. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int letter = in.read();
        while (letter >= 0) {
            head.append((char) letter);
            letter = head.toString().endsWith("\r\n\r\n") ? -1 : in.read();
        }
        return head.toString();
    }

    private interface Service {
        void serve(Socket client) throws IOException;
    }

    private void accept(ServerSocket server, Service service) {
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    threads.execute(() -> quietly(() -> service.serve(client)));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void join(Socket left, Socket right) {
        threads.execute(() -> quietly(() -> copy(left, right)));
        threads.execute(() -> quietly(() -> copy(right, left)));
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private interface Exchange {
        void run() throws IOException;
    }

    private static void quietly(Exchange exchange) {
        try {
            exchange.run();
        } catch (IOException hungUp) {
            // The other side asks again, or the test is over.
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** The JDK's own tool: the JDK has no public class that makes certificates. */
    private static void keytool(Path keys, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(Arrays.asList("-keystore", keys.toString(), "-storepass", PASSWORD, "-alias", ALIAS));
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new UncheckedIOException(new IOException("keytool: " + printed));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
