package dev.muster.model.pool;

import dev.muster.model.pool.CredentialSource.StoredSecret;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code spec.azureDevOps.credential}: a text is the place of a personal access token, a map an identity in Entra ID. What
 * is written in it is never repeated, since people put secrets in the wrong place.
 */
final class CredentialSection {
    private static final Pattern PLACE = Pattern.compile("env:(?<variable>[A-Za-z_][A-Za-z0-9_]*)"
            + "|file:(?<path>/[^\\u0000-\\u001f\\u007f]+)"
            + "|(?<arn>arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+)"
            + "(?::(?<field>[A-Za-z0-9_.-]+)(?:::)?)?");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String PLACES = "env:NAME, file:/absolute/path or the ARN of a Secrets Manager secret";

    private static final ValueReader<StoredSecret> CLIENT_SECRET = Scalars.TEXT.unrepeated(
            "text: where the controller finds the client secret, " + PLACES + ", never the secret itself",
            CredentialSection::place);

    private static final ValueReader<StoredSecret> TOKEN = Scalars.TEXT.unrepeated(
            "text: where the controller finds the credential, " + PLACES + ", never the credential itself",
            CredentialSection::place);

    private static final ValueReader<String> ID = Scalars.TEXT.unrepeated(
            "text: a GUID such as 0f8fad5b-d9cb-469f-a165-70867728950e", CredentialSection::guid);

    private static final ValueReader<String> FEDERATION =
            Scalars.TEXT.unrepeated("the text aws", text -> Optional.of(text).filter("aws"::equals));

    private static final ValueReader<CredentialSource> IDENTITY =
            Fields.section("a map with tenantId, clientId, and clientSecret or federation", fields -> {
                var tenantId = fields.required("tenantId", ID);
                var clientId = fields.required("clientId", ID);
                var secret = fields.optional(
                        "clientSecret", Optional.<StoredSecret>empty(), CLIENT_SECRET.map(Optional::of));
                fields.optional("federation", "", FEDERATION);
                if (fields.has("clientSecret") == fields.has("federation")) {
                    fields.wrong(
                            "clientSecret",
                            "must be there, or else federation: aws, which needs no secret; not both, not neither");
                }
                return () -> source(tenantId.orElseThrow(), clientId.orElseThrow(), secret.orElseThrow());
            });

    static final ValueReader<CredentialSource> READER = new ValueReader<>(
            TOKEN.expected() + "; or " + IDENTITY.expected(),
            () -> SchemaParts.anyOf(TOKEN.schema().get(), IDENTITY.schema().get()),
            place -> switch (place.value()) {
                case SpecTree.Mapping _ -> IDENTITY.read(place);
                case SpecTree.Text _, SpecTree.Sequence _, SpecTree.Decimal _, SpecTree.Flag _, SpecTree.Null _ ->
                    TOKEN.<CredentialSource>map(token -> token).read(place);
            });

    private CredentialSection() {}

    private static CredentialSource source(String tenantId, String clientId, Optional<StoredSecret> secret) {
        return secret.<CredentialSource>map(place -> new CredentialSource.ServicePrincipal(tenantId, clientId, place))
                .orElseGet(() -> new CredentialSource.AwsIdentity(tenantId, clientId));
    }

    private static Optional<String> guid(String text) {
        return Optional.of(text).filter(it -> GUID.matcher(it).matches()).map(it -> it.toLowerCase(Locale.ROOT));
    }

    private static Optional<StoredSecret> place(String text) {
        var place = PLACE.matcher(text);
        if (!place.matches()) {
            return Optional.empty();
        }
        if (place.group("variable") != null) {
            return Optional.of(new CredentialSource.Environment(place.group("variable")));
        }
        return Optional.of(
                place.group("path") != null
                        ? new CredentialSource.File(place.group("path"))
                        : new CredentialSource.SecretsManager(
                                place.group("arn"), Optional.ofNullable(place.group("field"))));
    }
}
