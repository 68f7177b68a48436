package dev.muster.model.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dev.azure.com/acme",
                "https://dev.azure.com/Acme/",
                "https://dev.azure.com/acme/project/_apis",
                "https://acme.visualstudio.com/",
                "https://ACME.visualstudio.com/DefaultCollection/",
            })
    void the_same_organisation_has_one_key_however_its_address_is_written(String address) {
        assertThat(OrganizationKey.of(address)).contains(new OrganizationKey("acme"));
    }

    @Test
    void collections_of_one_server_differ() {
        assertThat(OrganizationKey.of("https://ado.example:8080/tfs/One/"))
                .isEqualTo(OrganizationKey.of("https://ADO.example:8080/tfs/one"))
                .isNotEqualTo(OrganizationKey.of("https://ado.example:8080/tfs/two"))
                .isNotEqualTo(OrganizationKey.of("https://ado.example/tfs/one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "https://dev.azure.com", "https://dev.azure.com/", "mailto:a@b", "::"})
    void what_names_no_organisation_has_none(String address) {
        assertThat(OrganizationKey.of(address)).isEmpty();
    }
}
