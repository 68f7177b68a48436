package dev.muster.controller.identity;

import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource.StoredSecret;

/** Reads secrets where they are kept. What cannot be read because of how things are set up is {@code Denied}. */
@FunctionalInterface
public interface SecretReader<P extends StoredSecret> {
    Outcome<Secret> read(P place);
}
