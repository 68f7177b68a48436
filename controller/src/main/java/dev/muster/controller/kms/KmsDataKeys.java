package dev.muster.controller.kms;

import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.aws.AwsFaults;
import dev.muster.controller.checks.DataKey;
import dev.muster.controller.checks.DataKeys;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** Data keys that only KMS can unwrap, each time asked and allowed by the key's policy (KMS API, GenerateDataKey, Decrypt). */
public final class KmsDataKeys implements DataKeys, AutoCloseable {
    private static final AwsAccess.Bounds BOUNDS =
            new AwsAccess.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(3), 4);
    private static final String PREFIX = "kms.";

    /** Stands in CloudTrail, and lets a key's policy allow this use alone. */
    private static final Map<String, String> CONTEXT = Collections.singletonMap("muster", "checks");

    private final KmsClient client;
    private final String key;

    /** @param key ARN of the key or of an alias */
    public KmsDataKeys(AwsAccess access, String key) {
        this.client = access.client(KmsClient.builder(), BOUNDS);
        this.key = key;
    }

    @Override
    public Outcome<DataKey> fresh() {
        try {
            GenerateDataKeyResponse made = client.generateDataKey(
                    ask -> ask.keyId(key).keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT));
            String wrapped =
                    Base64.getEncoder().encodeToString(made.ciphertextBlob().asByteArray());
            return Outcome.done(new DataKey(aes(made.plaintext()), PREFIX + wrapped));
        } catch (SdkException problem) {
            return new Outcome.Failed<>(AwsFaults.ofRead(
                    "The key " + key + " makes no data key",
                    problem,
                    "allow the controller's role kms:GenerateDataKey for it"));
        }
    }

    @Override
    public Outcome<SecretKey> unwrap(String wrapped) {
        if (!wrapped.startsWith(PREFIX)) {
            return new Outcome.Refused<>("it was not encrypted under a key of KMS, as muster.checks.key now says");
        }
        try {
            SdkBytes blob = SdkBytes.fromByteArray(Base64.getDecoder().decode(wrapped.substring(PREFIX.length())));
            DecryptResponse opened =
                    client.decrypt(ask -> ask.keyId(key).ciphertextBlob(blob).encryptionContext(CONTEXT));
            return Outcome.done(aes(opened.plaintext()));
        } catch (IncorrectKeyException | InvalidCiphertextException | IllegalArgumentException notOurs) {
            return new Outcome.Refused<>("it was encrypted under another key than " + key + ", or changed since");
        } catch (SdkException problem) {
            return new Outcome.Failed<>(AwsFaults.ofRead(
                    "The key " + key + " unwraps no data key",
                    problem,
                    "allow the controller's role kms:Decrypt for it"));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static SecretKey aes(SdkBytes bytes) {
        return new SecretKeySpec(bytes.asByteArray(), "AES");
    }
}
