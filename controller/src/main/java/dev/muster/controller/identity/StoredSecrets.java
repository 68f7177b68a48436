package dev.muster.controller.identity;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.CredentialSource.StoredSecret;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets wherever specs say they are. The environment and files are read each time; what Secrets Manager said is kept for
 * {@link #AGE}, and for {@link #GRACE} more while it cannot be asked.
 */
final class StoredSecrets {
    static final Duration AGE = Duration.ofMinutes(5);
    static final Duration GRACE = Duration.ofHours(1);

    private final LocalSecrets local;
    private final SecretReader<CredentialSource.SecretsManager> secretsManager;
    private final LoopRuntime runtime;
    private final Map<CredentialSource.SecretsManager, Renewed<Secret>> kept = new ConcurrentHashMap<>();

    StoredSecrets(
            LocalSecrets local, SecretReader<CredentialSource.SecretsManager> secretsManager, LoopRuntime runtime) {
        this.local = local;
        this.secretsManager = secretsManager;
        this.runtime = runtime;
    }

    Outcome<Secret> read(StoredSecret place) {
        return switch (place) {
            case CredentialSource.Environment variable -> local.read(variable);
            case CredentialSource.File file -> local.read(file);
            case CredentialSource.SecretsManager secret -> kept(secret).get();
        };
    }

    /** Whoever was shown the secret did not accept it. */
    void refused(StoredSecret place, Secret shown) {
        if (place instanceof CredentialSource.SecretsManager secret) {
            kept(secret).refused(shown);
        }
    }

    private Renewed<Secret> kept(CredentialSource.SecretsManager place) {
        return kept.computeIfAbsent(
                place,
                fresh -> new Renewed<>(
                        "the secret " + place.described(),
                        runtime,
                        () -> secretsManager
                                .read(place)
                                .map(secret -> Held.changing(secret, runtime.now(), AGE, GRACE))));
    }
}
