package dev.muster.controller.checks;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.model.plan.Outcome;
import dev.muster.statestore.CheckId;
import dev.muster.statestore.CheckTicket;
import dev.muster.statestore.SealedToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts tokens for the store and gets them back. A token is bound to everything its ticket says: who changes, in the
 * table, where an answer goes gets a token that nobody can open. The data key is made ahead, so that nobody outside is asked
 * while a check waits for its answer.
 */
final class TokenSafe {
    static final Duration KEY_LIFE = Duration.ofHours(1);

    private static final int MOST_OPENED = 64;

    private final DataKeys keys;
    private final LoopRuntime runtime;
    private final Map<String, SecretKey> opened = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SecretKey> eldest) {
            return size() > MOST_OPENED;
        }
    };
    private volatile @Nullable Current current;

    /** The key in use; a count makes its nonces, for nobody else ever encrypts under it. */
    private record Current(DataKey key, Instant until, AtomicLong count) {}

    TokenSafe(DataKeys keys, LoopRuntime runtime) {
        this.keys = keys;
        this.runtime = runtime;
    }

    /** Makes another key if there is none, or if it has been in use for long; while that fails, the old one serves on. */
    Outcome<DataKey> prepare() {
        Current before = current;
        if (before != null && runtime.now().isBefore(before.until())) {
            return Outcome.done(before.key());
        }
        Outcome<DataKey> fresh = keys.fresh();
        if (fresh instanceof Outcome.Done<DataKey>(DataKey key)) {
            current = new Current(key, runtime.now().plus(KEY_LIFE), new AtomicLong());
        }
        return fresh;
    }

    /** Empty if there is no key yet. */
    Optional<SealedToken> seal(JobToken token, CheckTicket ticket) {
        Current now = current;
        if (now == null) {
            return Optional.empty();
        }
        byte[] nonce = ByteBuffer.allocate(AesGcm.NONCE_BYTES)
                .putInt(0)
                .putLong(now.count().incrementAndGet())
                .array();
        byte[] plain = token.value().getBytes(StandardCharsets.US_ASCII);
        return Optional.of(
                new SealedToken(now.key().wrapped(), AesGcm.seal(now.key().key(), nonce, bound(ticket), plain)));
    }

    /** Refused if it is not as it was sealed, or was sealed for another ticket. */
    Outcome<JobToken> open(SealedToken sealed, CheckTicket ticket) {
        return key(sealed.wrappedKey())
                .then(key -> AesGcm.open(key, bound(ticket), sealed.text())
                        .map(plain -> Outcome.done(new JobToken(new String(plain, StandardCharsets.US_ASCII))))
                        .orElseGet(() -> new Outcome.Refused<>("the item was changed since it was written")));
    }

    private Outcome<SecretKey> key(String wrapped) {
        synchronized (opened) {
            SecretKey known = opened.get(wrapped);
            if (known != null) {
                return Outcome.done(known);
            }
        }
        Outcome<SecretKey> outcome = keys.unwrap(wrapped);
        if (outcome instanceof Outcome.Done<SecretKey>(SecretKey key)) {
            synchronized (opened) {
                opened.put(wrapped, key);
            }
        }
        return outcome;
    }

    private static byte[] bound(CheckTicket ticket) {
        CheckId id = ticket.id();
        return String.join(
                        "\n",
                        id.plan().toString(),
                        id.job().toString(),
                        id.task().toString(),
                        ticket.pool().value(),
                        ticket.organizationUrl().toString(),
                        ticket.project().toString(),
                        ticket.hub(),
                        String.valueOf(ticket.timeline()),
                        ticket.deadline().toString())
                .getBytes(StandardCharsets.UTF_8);
    }
}
