package dev.muster.model.pool;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code spec.azureDevOps}: which pool of which organisation, and where the credential for it is. */
final class AzureDevOpsSection {
    private static final Pattern TRIMMED = Pattern.compile("\\S(.*\\S)?");
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?:env:(?<variable>[A-Za-z_][A-Za-z0-9_]*)|file:(?<path>/[^\\p{Cntrl}]+))");

    private static final ValueReader<CredentialSource> CREDENTIAL_SOURCE = Scalars.TEXT.unrepeated(
            "text: where the controller finds the credential, env:NAME or file:/absolute/path,"
                    + " never the credential itself",
            AzureDevOpsSection::credential);

    static final ValueReader<AzureDevOpsPool> READER =
            Fields.section("a map with organizationUrl, pool and credential", fields -> {
                var url = fields.required("organizationUrl", OrganizationUrl.READER);
                var pool = fields.required(
                        "pool",
                        Scalars.text(
                                "text: the name of an agent pool, on one line and without blanks around it", TRIMMED));
                var credential = fields.required("credential", CREDENTIAL_SOURCE);
                return () -> new AzureDevOpsPool(url.orElseThrow(), pool.orElseThrow(), credential.orElseThrow());
            });

    private AzureDevOpsSection() {}

    private static Optional<CredentialSource> credential(String text) {
        var source = CREDENTIAL.matcher(text);
        if (!source.matches()) {
            return Optional.empty();
        }
        var variable = Optional.ofNullable(source.group("variable"));
        return variable.<CredentialSource>map(CredentialSource.Environment::new)
                .or(() -> Optional.ofNullable(source.group("path")).map(CredentialSource.File::new));
    }
}
