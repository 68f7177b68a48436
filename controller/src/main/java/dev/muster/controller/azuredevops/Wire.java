package dev.muster.controller.azuredevops;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends single requests and reads their answers; bounded in time, in what is kept of an answer, and in answers at once. */
final class Wire implements AutoCloseable {
    private final TimeOuts timeOuts;
    private final StreamTransport transport;
    private final Map<Call.Size, Semaphore> room = new EnumMap<>(Call.Size.class);

    Wire(TimeOuts timeOuts, StreamTransport transport) {
        this.timeOuts = timeOuts;
        this.transport = transport;
        for (Call.Size size : Call.Size.values()) {
            room.put(size, new Semaphore(size.mostAtOnce()));
        }
    }

    /** Sends a call; what {@code reader} makes of the answer has to be ready within the call's time as well. */
    <T> Exchange<T> exchange(URI organizationUrl, Call call, Authorization token, Exchange.Reader<T> reader) {
        Semaphore places = Objects.requireNonNull(room.get(call.size()));
        Duration patience = patience(call.size());
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Exchange.NotSent<>("too many calls to Azure DevOps are under way");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Exchange.NotSent<>("interrupted before the call");
        }
        try {
            return send(request(organizationUrl, call, token, patience), call.size(), patience, reader);
        } finally {
            places.release();
        }
    }

    /** Gives up calls under way. */
    @Override
    public void close() {
        transport.close();
    }

    private Duration patience(Call.Size size) {
        return switch (size) {
            case ENTRY -> timeOuts.entry();
            case LISTING -> timeOuts.listing();
        };
    }

    private static HttpRequest request(URI organizationUrl, Call call, Authorization token, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(organizationUrl + call.target()))
                .timeout(patience)
                .header("Authorization", token.header())
                .header("Accept", call.acceptFor(organizationUrl))
                .header("Accept-Encoding", "gzip");
        if (call.method().isRead()) {
            return request.GET().build();
        }
        if (call.body().isEmpty()) {
            return request.method(call.method().name(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json; charset=utf-8")
                .method(call.method().name(), BodyPublishers.ofString(call.body()))
                .build();
    }

    private <T> Exchange<T> send(HttpRequest request, Call.Size size, Duration patience, Exchange.Reader<T> reader) {
        BodyDeadline deadline = BodyDeadline.in(patience);
        CompletableFuture<HttpResponse<InputStream>> response = transport.open(request);
        try {
            return read(response.get(patience.toMillis(), TimeUnit.MILLISECONDS), size, deadline, reader);
        } catch (TimeoutException slow) {
            response.cancel(true);
            return new Exchange.NoAnswer<>(tooSlow(patience));
        } catch (InterruptedException stopping) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.NoAnswer<>("interrupted while waiting for the answer");
        } catch (ExecutionException failure) {
            return failed(failure.getCause());
        } catch (IOException broken) {
            return new Exchange.NoAnswer<>(deadline.isOver() ? tooSlow(patience) : sentence(broken));
        } finally {
            deadline.cancel();
        }
    }

    /** The request's own time-out ends with the answer's head; the deadline bounds the body. */
    private static <T> Exchange<T> read(
            HttpResponse<InputStream> response, Call.Size size, BodyDeadline deadline, Exchange.Reader<T> reader)
            throws IOException {
        try (InputStream body = response.body()) {
            deadline.closes(body);
            Answer coming = Answer.coming(response);
            boolean isListing = size == Call.Size.LISTING && response.statusCode() == 200 && coming.mayBeJson();
            return new Exchange.Answered<>(reader.read(isListing ? coming : Answer.whole(response, Call.MOST_BYTES)));
        }
    }

    private static String tooSlow(Duration patience) {
        return "no whole answer within " + patience.toMillis() + " ms";
    }

    private static <T> Exchange<T> failed(@Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException refused -> new Exchange.NotSent<>("no connection: " + sentence(refused));
            case HttpConnectTimeoutException slow -> new Exchange.NotSent<>("no connection: " + sentence(slow));
            case SSLHandshakeException untrusted ->
                new Exchange.NotSent<>("no secure connection: " + sentence(untrusted));
            case null -> new Exchange.NoAnswer<>("the connection failed");
            default -> new Exchange.NoAnswer<>(sentence(cause));
        };
    }

    private static String sentence(Throwable problem) {
        String kind = problem.getClass().getSimpleName();
        return problem.getMessage() == null ? kind : kind + ", " + problem.getMessage();
    }
}
