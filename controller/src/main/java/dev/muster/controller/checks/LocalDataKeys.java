package dev.muster.controller.checks;

import dev.muster.model.plan.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Data keys under a key of one's own, for those who have no KMS. */
public final class LocalDataKeys implements DataKeys {
    /** Of the key. */
    public static final int BYTES = 32;

    private static final String PREFIX = "local.";
    private static final byte[] PURPOSE = "muster checks data key".getBytes(StandardCharsets.UTF_8);

    private final SecretKey master;
    private final IntFunction<byte[]> random;

    /**
     * @param master {@link #BYTES} bytes
     * @param random so many bytes that nobody can guess
     * @throws IllegalArgumentException if the key has another length
     */
    public LocalDataKeys(byte[] master, IntFunction<byte[]> random) {
        if (master.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + master.length);
        }
        this.master = new SecretKeySpec(master, "AES");
        this.random = random;
    }

    @Override
    public Outcome<DataKey> fresh() {
        byte[] key = random.apply(BYTES);
        String wrapped = AesGcm.seal(master, random.apply(AesGcm.NONCE_BYTES), PURPOSE, key);
        return Outcome.done(new DataKey(new SecretKeySpec(key, "AES"), PREFIX + wrapped));
    }

    @Override
    public Outcome<SecretKey> unwrap(String wrapped) {
        if (!wrapped.startsWith(PREFIX)) {
            return refused();
        }
        return AesGcm.open(master, PURPOSE, wrapped.substring(PREFIX.length()))
                .map(key -> Outcome.<SecretKey>done(new SecretKeySpec(key, "AES")))
                .orElseGet(LocalDataKeys::refused);
    }

    private static Outcome<SecretKey> refused() {
        return new Outcome.Refused<>("it was encrypted under another key than the present one of muster.checks.key");
    }
}
