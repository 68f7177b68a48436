package dev.muster.controller.azuredevops;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Calls to Azure DevOps organisations. Reads that fail in passing are repeated twice; changes are sent once, because only
 * the loop knows what a change of unknown outcome means. Safe for use by many threads.
 */
public final class AzureDevOpsClient implements AutoCloseable {
    private static final List<Duration> WAITS = List.of(Duration.ofMillis(500), Duration.ofSeconds(2));

    private final Wire wire;
    private final CredentialReader credentials;
    private final RateGovernor governor;
    private final Pause pause;
    private final DoubleSupplier random;

    /**
     * @param transport the way there; closed with this client
     * @param governor decides on every call, and hears every answer
     * @param pause waits between repeats
     * @param random uniform from 0.0 (inclusive) to 1.0 (exclusive), for jitter
     */
    public AzureDevOpsClient(
            TimeOuts timeOuts,
            StreamTransport transport,
            CredentialReader credentials,
            RateGovernor governor,
            Pause pause,
            DoubleSupplier random) {
        this.wire = new Wire(timeOuts, transport);
        this.credentials = credentials;
        this.governor = governor;
        this.pause = pause;
        this.random = random;
    }

    /** Gives up calls under way; later ones fail. */
    @Override
    public void close() {
        wire.close();
    }

    Instant now() {
        return governor.now();
    }

    /** Sends a call and reads its answer; {@code reader} stands at the answer's first value. */
    <T> Outcome<T> ask(AzureDevOpsPool pool, Call call, Function<JsonWalk, T> reader) {
        return ask(pool, call, (json, answer) -> reader.apply(json));
    }

    /** The same for a reader that wants to know more of the answer than its content. */
    <T> Outcome<T> ask(AzureDevOpsPool pool, Call call, BiFunction<JsonWalk, Answer, T> reader) {
        return exchange(pool, call, answer -> read(answer, new Verdict(pool, call), reader));
    }

    /** Sends a call whose answer says nothing but that it happened. */
    Outcome<Answer> send(AzureDevOpsPool pool, Call call) {
        return exchange(pool, call, Outcome::done);
    }

    private <T> Outcome<T> exchange(AzureDevOpsPool pool, Call call, Exchange.Reader<Outcome<T>> reader) {
        return switch (credentials.read(pool.credential())) {
            case CredentialReader.Reading.Found(Authorization shown) -> {
                Outcome<T> outcome = sendWith(shown, pool, call, reader);
                yield isDenied(outcome) ? withAnother(shown, outcome, pool, call, reader) : outcome;
            }
            case CredentialReader.Reading.Missing(String why) -> new Outcome.Failed<>(new CloudFault.Denied(why));
            case CredentialReader.Reading.Unavailable(CloudFault fault) -> new Outcome.Failed<>(fault);
        };
    }

    /** The secret may have been rotated since it was read. What was denied did not happen, so even a change may go again. */
    private <T> Outcome<T> withAnother(
            Authorization refused,
            Outcome<T> outcome,
            AzureDevOpsPool pool,
            Call call,
            Exchange.Reader<Outcome<T>> reader) {
        return credentials.read(pool.credential()) instanceof CredentialReader.Reading.Found(Authorization other)
                        && !other.equals(refused)
                ? sendWith(other, pool, call, reader)
                : outcome;
    }

    private <T> Outcome<T> sendWith(
            Authorization token, AzureDevOpsPool pool, Call call, Exchange.Reader<Outcome<T>> reader) {
        Attempt<T> attempt = once(token, pool, call, reader);
        for (Duration wait : WAITS) {
            if (!attempt.isWorthRepeating() || !call.method().isRead() || !waited(wait)) {
                return attempt.outcome();
            }
            attempt = once(token, pool, call, reader);
        }
        return attempt.outcome();
    }

    /**
     * One time that a call was sent.
     *
     * @param understood whether a success was read to its end: asking once more would only bring the same
     */
    private record Attempt<T>(Outcome<T> outcome, boolean understood) {
        boolean isWorthRepeating() {
            return !understood
                    && outcome instanceof Outcome.Failed<T>(CloudFault fault)
                    && fault instanceof CloudFault.Transient;
        }
    }

    private <T> Attempt<T> once(
            Authorization token, AzureDevOpsPool pool, Call call, Exchange.Reader<Outcome<T>> reader) {
        Optional<CloudFault> held = governor.asked(pool, call.urgency());
        if (held.isPresent()) {
            return new Attempt<>(new Outcome.Failed<>(held.get()), true);
        }
        Verdict verdict = new Verdict(pool, call);
        try {
            Exchange<Attempt<T>> exchange = wire.exchange(
                    pool.organizationUrl(), call, token, answer -> taken(token, pool, verdict, answer, reader));
            return switch (exchange) {
                case Exchange.Answered<Attempt<T>>(Attempt<T> attempt) -> attempt;
                case Exchange.NotSent<Attempt<T>>(String why) -> new Attempt<>(verdict.notSent(why), false);
                case Exchange.NoAnswer<Attempt<T>>(String why) -> new Attempt<>(verdict.unanswered(why), false);
            };
        } finally {
            governor.ended(pool);
        }
    }

    private <T> Attempt<T> taken(
            Authorization token,
            AzureDevOpsPool pool,
            Verdict verdict,
            Answer answer,
            Exchange.Reader<Outcome<T>> reader)
            throws IOException {
        governor.heard(pool, answer);
        if (Verdict.isSignIn(answer)) {
            credentials.refused(pool.credential(), token);
        }
        return switch (verdict.on(answer)) {
            case Outcome.Done<Answer> success -> new Attempt<>(reader.read(answer), true);
            case Outcome.Refused<Answer>(String why) -> new Attempt<>(new Outcome.Refused<>(why), false);
            case Outcome.Failed<Answer>(CloudFault fault) -> new Attempt<>(new Outcome.Failed<>(fault), false);
            case Outcome.Unknown<Answer>(String why) -> new Attempt<>(new Outcome.Unknown<>(why), false);
        };
    }

    private static boolean isDenied(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(CloudFault fault) && fault instanceof CloudFault.Denied;
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

    /** What breaks off is thrown on; what has come as a whole and makes no sense would come again in the same way. */
    private static <T> Outcome<T> read(Answer answer, Verdict verdict, BiFunction<JsonWalk, Answer, T> reader)
            throws IOException {
        try (JsonWalk json = JsonWalk.through(answer.open())) {
            T value = reader.apply(json, answer);
            json.end();
            answer.drain();
            return Outcome.done(value);
        } catch (JacksonIOException broken) {
            throw broken.getCause();
        } catch (JacksonException odd) {
            return verdict.notUnderstood(odd.getOriginalMessage());
        } catch (NotUnderstoodException odd) {
            return verdict.notUnderstood(String.valueOf(odd.getMessage()));
        }
    }
}
