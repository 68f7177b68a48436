package dev.muster.model.pool;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code spec.azureDevOps}: which pool of which organisation, and how the controller shows who it is there. */
final class AzureDevOpsSection {
    private static final Pattern TRIMMED = Pattern.compile("\\S(.*\\S)?");

    static final ValueReader<AzureDevOpsPool> READER =
            Fields.section("a map with organizationUrl, pool and credential", fields -> {
                var url = fields.required("organizationUrl", OrganizationUrl.READER);
                var pool = fields.required(
                        "pool",
                        Scalars.text(
                                "text: the name of an agent pool, on one line and without blanks around it", TRIMMED));
                var credential = fields.required("credential", CredentialSection.READER);
                var parallelJobs = fields.optional(
                        "parallelJobs",
                        Optional.<Integer>empty(),
                        Scalars.wholeNumber(1, 100_000).map(Optional::of));
                if (isEntraIdentity(credential)
                        && url.filter(it -> !OrganizationUrl.mayHaveEntraTokens(it))
                                .isPresent()) {
                    fields.wrong(
                            "credential",
                            "is an identity in Entra ID, whose tokens open every organisation: they are sent to"
                                    + " https://dev.azure.com/... and https://....visualstudio.com only");
                }
                return () -> new AzureDevOpsPool(
                        url.orElseThrow(),
                        pool.orElseThrow(),
                        credential.orElseThrow(),
                        parallelJobs.orElseThrow().orElse(null));
            });

    private AzureDevOpsSection() {}

    private static boolean isEntraIdentity(Optional<CredentialSource> credential) {
        return credential
                .filter(source -> switch (source) {
                    case CredentialSource.ServicePrincipal _, CredentialSource.AwsIdentity _ -> true;
                    case CredentialSource.StoredSecret _ -> false;
                })
                .isPresent();
    }
}
