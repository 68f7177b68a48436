package dev.muster.simulator.http.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ecs.EcsScene;
import dev.muster.simulator.http.HttpTap;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.simulator.sts.TaskCredentials;
import dev.muster.simulator.sts.TestSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StsFaceTest {
    private final EcsScene scene = new EcsScene();
    private final LoopbackServer server = LoopbackServer.start("sts", new StsFace(scene.tokens), HttpTap.NONE);
    private final TaskCredentials credentials = scene.tokens.issue("arn:aws:iam::111122223333:role/agent", "0123abc");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tells_who_signed_as_xml() throws Exception {
        String answer = send(signed());

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("text/xml")
                .contains("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">")
                .contains("<Arn>arn:aws:sts::111122223333:assumed-role/agent/0123abc</Arn>")
                .contains("<Account>111122223333</Account>")
                .contains(":0123abc</UserId>");
    }

    @Test
    void refuses_as_xml_with_the_code_of_aws() throws Exception {
        Map<String, String> headers = signed();
        headers.put("x-muster-binding", "another");

        assertThat(send(headers))
                .startsWith("HTTP/1.1 403 ")
                .contains("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">")
                .contains("<Type>Sender</Type>")
                .contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @Test
    void believes_credentials_that_it_was_told_of() throws Exception {
        TaskCredentials own =
                new TaskCredentials("arn:aws:iam::111122223333:role/controller", "local", "secret", "", Instant.MAX);
        Map<String, String> headers = new TestSigner(own, EcsScene.START, EcsScene.REGION).headers(Map.of());
        assertThat(send(headers)).startsWith("HTTP/1.1 403 ");

        scene.tokens.admit(own, "laptop");

        assertThat(send(headers)).contains("<Arn>arn:aws:sts::111122223333:assumed-role/controller/laptop</Arn>");
    }

    private Map<String, String> signed() {
        return new TestSigner(credentials, EcsScene.START, EcsScene.REGION).headers(Map.of("x-muster-binding", "ab"));
    }

    /** By hand, because the signed Host header is not that of the loopback address. */
    private String send(Map<String, String> headers) throws IOException {
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        String request = "POST / HTTP/1.1\r\n" + lines + "content-length: " + TestSigner.BODY.length()
                + "\r\nconnection: close\r\n\r\n" + TestSigner.BODY;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
