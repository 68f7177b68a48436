package dev.muster.controller.azuredevops;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * Calls to Azure DevOps organisations. Reads that fail in passing are repeated twice; changes are sent once, because only
 * the loop knows what a change of unknown outcome means. Safe for use by many threads.
 */
public final class AzureDevOpsClient implements AutoCloseable {
    private static final List<Duration> WAITS = List.of(Duration.ofMillis(500), Duration.ofSeconds(2));

    private final Wire wire;
    private final CredentialReader credentials;
    private final ThrottleHints hints;
    private final Pause pause;
    private final DoubleSupplier random;

    /**
     * @param hints hears every {@code Retry-After}
     * @param pause waits between repeats
     * @param random uniform from 0.0 (inclusive) to 1.0 (exclusive), for jitter
     */
    public AzureDevOpsClient(
            TimeOuts timeOuts, CredentialReader credentials, ThrottleHints hints, Pause pause, DoubleSupplier random) {
        this(new Wire(timeOuts, new HttpTransport(timeOuts.connect())), credentials, hints, pause, random);
    }

    private AzureDevOpsClient(
            Wire wire, CredentialReader credentials, ThrottleHints hints, Pause pause, DoubleSupplier random) {
        this.wire = wire;
        this.credentials = credentials;
        this.hints = hints;
        this.pause = pause;
        this.random = random;
    }

    /** A client whose requests go another way than through a network of its own. */
    public static AzureDevOpsClient over(
            Transport transport,
            CredentialReader credentials,
            ThrottleHints hints,
            Pause pause,
            DoubleSupplier random) {
        return new AzureDevOpsClient(new Wire(TimeOuts.DEFAULT, transport), credentials, hints, pause, random);
    }

    /** Gives up calls under way; later ones fail. */
    @Override
    public void close() {
        wire.close();
    }

    /** Sends a call and reads its answer; {@code reader} stands at the answer's first value. */
    <T> Outcome<T> ask(AzureDevOpsPool pool, Call call, Function<JsonWalk, T> reader) {
        Verdict verdict = new Verdict(pool, call);
        return switch (send(pool, call)) {
            case Outcome.Done<Answer>(Answer answer) -> read(answer, verdict, reader);
            case Outcome.Refused<Answer>(String why) -> new Outcome.Refused<>(why);
            case Outcome.Failed<Answer>(CloudFault fault) -> new Outcome.Failed<>(fault);
            case Outcome.Unknown<Answer>(String why) -> new Outcome.Unknown<>(why);
        };
    }

    /** Sends a call whose answer says nothing but that it happened. */
    Outcome<Answer> send(AzureDevOpsPool pool, Call call) {
        return switch (credentials.read(pool.credential())) {
            case CredentialReader.Reading.Found(Authorization shown) -> {
                Outcome<Answer> outcome = sendWith(shown, pool, call);
                yield isDenied(outcome) ? withAnother(shown, outcome, pool, call) : outcome;
            }
            case CredentialReader.Reading.Missing(String why) -> new Outcome.Failed<>(new CloudFault.Denied(why));
            case CredentialReader.Reading.Unavailable(CloudFault fault) -> new Outcome.Failed<>(fault);
        };
    }

    /** The secret may have been rotated since it was read. What was denied did not happen, so even a change may go again. */
    private Outcome<Answer> withAnother(
            Authorization refused, Outcome<Answer> outcome, AzureDevOpsPool pool, Call call) {
        return credentials.read(pool.credential()) instanceof CredentialReader.Reading.Found(Authorization other)
                        && !other.equals(refused)
                ? sendWith(other, pool, call)
                : outcome;
    }

    private Outcome<Answer> sendWith(Authorization token, AzureDevOpsPool pool, Call call) {
        Outcome<Answer> outcome = once(token, pool, call);
        for (Duration wait : WAITS) {
            if (!isWorthRepeating(call, outcome) || !waited(wait)) {
                return outcome;
            }
            outcome = once(token, pool, call);
        }
        return outcome;
    }

    private Outcome<Answer> once(Authorization token, AzureDevOpsPool pool, Call call) {
        Exchange exchange = wire.exchange(pool.organizationUrl(), call, token);
        if (exchange instanceof Exchange.Answered(Answer answer)) {
            RetryAfter.of(answer).ifPresent(wait -> hints.retryAfter(pool.organizationUrl(), wait));
            if (Verdict.isSignIn(answer)) {
                credentials.refused(pool.credential(), token);
            }
        }
        return new Verdict(pool, call).on(exchange);
    }

    private static boolean isWorthRepeating(Call call, Outcome<Answer> outcome) {
        return call.method().isRead()
                && outcome instanceof Outcome.Failed<Answer>(CloudFault fault)
                && fault instanceof CloudFault.Transient;
    }

    private static boolean isDenied(Outcome<Answer> outcome) {
        return outcome instanceof Outcome.Failed<Answer>(CloudFault fault) && fault instanceof CloudFault.Denied;
    }

    /** Between half and one and a half of the time given; false if somebody wants us to stop. */
    private boolean waited(Duration wait) {
        try {
            pause.pause(Duration.ofMillis(Math.round(wait.toMillis() * (0.5 + random.getAsDouble()))));
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> Outcome<T> read(Answer answer, Verdict verdict, Function<JsonWalk, T> reader) {
        try (JsonWalk json = JsonWalk.through(answer.open())) {
            return Outcome.done(reader.apply(json));
        } catch (JacksonException broken) {
            return verdict.notUnderstood(broken.getOriginalMessage());
        } catch (NotUnderstoodException odd) {
            return verdict.notUnderstood(String.valueOf(odd.getMessage()));
        } catch (IOException corrupt) {
            return verdict.notUnderstood(String.valueOf(corrupt.getMessage()));
        }
    }
}
