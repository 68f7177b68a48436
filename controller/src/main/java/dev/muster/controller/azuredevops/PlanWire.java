package dev.muster.controller.azuredevops;

import dev.muster.controller.checks.JobToken;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends single calls with a job's token. Of answers nothing is repeated but their status. */
final class PlanWire {
    private static final int NON_AUTHORITATIVE = 203;

    private final Transport transport;
    private final int mostBytes;

    PlanWire(Transport transport, int mostBytes) {
        this.transport = transport;
        this.mostBytes = mostBytes;
    }

    Outcome<Answer> send(HttpRequest.Builder request, JobToken token, Duration patience) {
        HttpRequest whole = request.header("Authorization", "Bearer " + token.value())
                .header("Accept", "application/json")
                .timeout(patience)
                .build();
        CompletableFuture<HttpResponse<byte[]>> response = transport.send(whole, mostBytes);
        try {
            return outcome(Answer.whole(response.get(patience.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException slow) {
            response.cancel(true);
            return new Outcome.Unknown<>("no whole answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException stopping) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Unknown<>("interrupted while waiting for the answer");
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            return cause instanceof ConnectException
                    ? new Outcome.Failed<>(new CloudFault.Transient("no connection"))
                    : new Outcome.Unknown<>(
                            cause == null ? "the call failed" : cause.getClass().getSimpleName());
        }
    }

    private static Outcome<Answer> outcome(Answer answer) {
        int status = answer.status();
        String sentence = "HTTP " + status;
        if (status == 401 || status == 403 || status == NON_AUTHORITATIVE || status / 100 == 3 || isPage(answer)) {
            return failed(new CloudFault.Denied("the job's token is not accepted (" + sentence + ")"));
        }
        if (status < 300) {
            return Outcome.done(answer);
        }
        if (status == 408 || status >= 500) {
            return new Outcome.Unknown<>(sentence);
        }
        return failed(
                switch (status) {
                    case 404 -> new CloudFault.Gone("the plan is not there any more (" + sentence + ")");
                    case 409 -> new CloudFault.Conflict(sentence);
                    case 429 ->
                        new CloudFault.Throttled(sentence, RetryAfter.of(answer).orElse(RetryAfter.UNSAID));
                    default -> new CloudFault.Misconfigured(sentence);
                });
    }

    /** A way to the sign-in page may come as the page itself, with success. */
    private static boolean isPage(Answer answer) {
        return answer.status() < 300 && !answer.isEmpty() && answer.isPage();
    }

    private static Outcome<Answer> failed(CloudFault fault) {
        return new Outcome.Failed<>(fault);
    }
}
