package dev.muster.controller.checks;

import dev.muster.model.plan.Outcome;
import javax.crypto.SecretKey;

/** Makes data keys, and gets them back from what was written down of them. */
public interface DataKeys {
    /** A new one. */
    Outcome<DataKey> fresh();

    /**
     * The key that was wrapped so.
     *
     * @return Refused if it was wrapped under another key, or changed since
     */
    Outcome<SecretKey> unwrap(String wrapped);
}
