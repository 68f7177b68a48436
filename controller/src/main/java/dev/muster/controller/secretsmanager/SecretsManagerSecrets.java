package dev.muster.controller.secretsmanager;

import dev.muster.controller.aws.AwsFaults;
import dev.muster.controller.identity.Secret;
import dev.muster.controller.identity.SecretReader;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the current version of a secret, in the region that its ARN names. */
public final class SecretsManagerSecrets implements SecretReader<CredentialSource.SecretsManager> {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Function<String, SecretsManagerClient> clients;

    /** @param clients the client of a region, for example {@code eu-west-1}; whoever gives them closes them */
    public SecretsManagerSecrets(Function<String, SecretsManagerClient> clients) {
        this.clients = clients;
    }

    @Override
    public Outcome<Secret> read(CredentialSource.SecretsManager place) {
        String what = "The secret " + place.arn() + " cannot be read";
        try {
            String text = clients.apply(region(place.arn()))
                    .getSecretValue(ask -> ask.secretId(place.arn()))
                    .secretString();
            return part(text == null ? "" : text, place)
                    .map(found -> Outcome.done(new Secret(found)))
                    .orElseGet(() -> denied(place));
        } catch (ResourceNotFoundException none) {
            return new Outcome.Failed<>(
                    AwsFaults.ofRead(what, none, "there is no such secret, or it has no value: check the ARN"));
        } catch (SdkException problem) {
            return new Outcome.Failed<>(AwsFaults.ofRead(
                    what,
                    problem,
                    "allow the controller's role secretsmanager:GetSecretValue for it, and kms:Decrypt for its key"));
        }
    }

    private static Optional<String> part(String text, CredentialSource.SecretsManager place) {
        return place.field()
                .map(field -> field(text, field))
                .orElseGet(() -> Optional.of(text))
                .map(String::strip)
                .filter(found -> !found.isEmpty());
    }

    private static Optional<String> field(String text, String name) {
        try {
            return Optional.of(JSON.readTree(text).path(name).asString(""));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Outcome<Secret> denied(CredentialSource.SecretsManager place) {
        String wanted = place.field()
                .map(field -> "a JSON object with the text field " + field)
                .orElse("text");
        return new Outcome.Failed<>(new CloudFault.Denied(
                "The secret " + place.arn() + " holds nothing usable; store " + wanted + " in it."));
    }

    private static String region(String arn) {
        return arn.split(":", 5)[3];
    }
}
