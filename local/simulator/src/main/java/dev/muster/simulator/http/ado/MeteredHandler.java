package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.RateAnswer;
import dev.muster.simulator.ado.RateMeter;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import java.time.Duration;
import java.util.Optional;

/**
 * An organisation that counts the calls of its pool administrators, each for himself, and is some way off for them. Agents
 * have allowances of their own, which nobody comes near.
 */
public final class MeteredHandler implements RequestHandler {
    private static final String COUNTED = "/_apis/distributedtask/";

    private final RequestHandler organisation;
    private final Administrators administrators;
    private final RateMeter meter;

    public MeteredHandler(RequestHandler organisation, Administrators administrators, RateMeter meter) {
        this.organisation = organisation;
        this.administrators = administrators;
        this.meter = meter;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        Optional<String> identity = request.header("Authorization").filter(administrators::include);
        if (identity.isEmpty() || !request.path().contains(COUNTED)) {
            return organisation.handle(request);
        }
        travel();
        RateAnswer counted = meter.arrived(identity.get(), request.method().equals("GET"));
        HttpResponse answer = counted.refused()
                ? AdoErrors.throttled(counted.retryAfter().orElse(Duration.ofSeconds(1)))
                : organisation.handle(request);
        travel();
        return told(answer, counted);
    }

    private static HttpResponse told(HttpResponse answer, RateAnswer counted) {
        HttpResponse told = counted.refused()
                ? answer
                : counted.retryAfter()
                        .map(wait -> answer.with("Retry-After", Long.toString(Math.ceilDiv(wait.toMillis(), 1000))))
                        .orElse(answer);
        RateAnswer.Left left = counted.left();
        return left == null
                ? told
                : told.with("X-RateLimit-Resource", "Core")
                        .with("X-RateLimit-Limit", Integer.toString(left.limit()))
                        .with("X-RateLimit-Remaining", Integer.toString(left.remaining()))
                        .with(
                                "X-RateLimit-Reset",
                                Long.toString(left.resetAt().plusMillis(999).getEpochSecond()));
    }

    private void travel() {
        try {
            Thread.sleep(meter.limit().latency().dividedBy(2));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
