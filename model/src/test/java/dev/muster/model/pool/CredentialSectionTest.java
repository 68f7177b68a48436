package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialSectionTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:ado/main-AbCdEf";
    private static final String TENANT = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String CLIENT = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    @ParameterizedTest
    @CsvSource({
        "env:ADO, env:ADO",
        "file:/run/secrets/ado, file:/run/secrets/ado",
        ARN + ", " + ARN,
        ARN + ":pat, " + ARN + ":pat",
        ARN + ":pat::, " + ARN + ":pat",
    })
    void a_text_is_the_place_of_a_personal_access_token(String written, String described) {
        assertThat(read(text(written))).isInstanceOf(CredentialSource.StoredSecret.class);
        assertThat(read(text(written)).described()).isEqualTo(described);
    }

    @Test
    void a_map_is_an_identity_in_entra() {
        assertThat(read(ids().with("clientSecret", ARN)))
                .isEqualTo(new CredentialSource.ServicePrincipal(
                        TENANT, CLIENT, new CredentialSource.SecretsManager(ARN, Optional.empty())));
        assertThat(read(ids().with("federation", "aws"))).isEqualTo(new CredentialSource.AwsIdentity(TENANT, CLIENT));
        assertThat(read(ids().with("federation", "aws").with("tenantId", TENANT.toUpperCase(Locale.ROOT))))
                .isEqualTo(new CredentialSource.AwsIdentity(TENANT, CLIENT));
    }

    @Test
    void a_secret_and_federation_exclude_each_other_and_one_of_them_is_needed() {
        assertThat(problems(ids())).singleElement().asString().contains("clientSecret: must be there, or else");
        assertThat(problems(ids().with("federation", "aws").with("clientSecret", "env:X")))
                .singleElement()
                .asString()
                .contains("not both");
    }

    @Test
    void mistakes_are_named_and_what_may_be_a_secret_is_not_repeated() {
        String pasted = "8Q~abcDEF.secret";
        var tree = mapping()
                .with("tenantId", pasted)
                .with("clientId", pasted)
                .with("clientSecret", pasted)
                .with("secret", pasted);
        assertThat(problems(tree))
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith("spec.azureDevOps.credential.")
                        .doesNotContain(pasted));
    }

    @Test
    void tokens_of_entra_are_for_azure_devops_services_only() {
        var elsewhere = TreeEdit.put(
                spec(ids().with("federation", "aws")),
                "azureDevOps.organizationUrl",
                text("https://dev.azure.com.evil.example/acme"));
        assertThat(SpecReader.read(elsewhere).toString()).contains("open every organisation");
        var old = TreeEdit.put(
                spec(ids().with("federation", "aws")),
                "azureDevOps.organizationUrl",
                text("https://acme.visualstudio.com"));
        assertThat(SpecReader.read(old)).isInstanceOf(SpecReading.Valid.class);
    }

    private static SpecTree.Mapping ids() {
        return mapping().with("tenantId", TENANT).with("clientId", CLIENT);
    }

    private static SpecTree spec(SpecTree credential) {
        return TreeEdit.put(Specs.minimal(), "azureDevOps.credential", credential);
    }

    private static CredentialSource read(SpecTree credential) {
        return switch (SpecReader.read(spec(credential))) {
            case SpecReading.Valid valid -> valid.spec().azureDevOps().credential();
            case SpecReading.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> problems(SpecTree credential) {
        return switch (SpecReader.read(spec(credential))) {
            case SpecReading.Valid valid -> List.of();
            case SpecReading.Invalid(var problems) ->
                problems.stream().map(SpecProblem::toString).toList();
        };
    }
}
