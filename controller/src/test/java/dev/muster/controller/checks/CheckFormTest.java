package dev.muster.controller.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.statestore.CheckId;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckFormTest {
    private static final URI ORGANIZATION = URI.create("https://dev.azure.com/acme");
    private static final String GUID = "0f8fad5b-d9cb-469f-a165-70867728950";
    private static final String TOKEN = "eyJhbGciOi.JhYmMi.Zm9v";

    private final Map<String, String> headers = complete();

    @Test
    void the_headers_that_azure_devops_proposes_are_all_that_is_needed() {
        assertThat(read())
                .isEqualTo(new CheckForm.Complete(
                        new CheckId(uuid(2), uuid(3), uuid(5)), uuid(1), PlanHub.BUILD, uuid(4), new JobToken(TOKEN)));
    }

    @Test
    void a_check_that_tells_no_timeline_is_taken_as_well() {
        headers.remove("TimelineId");
        assertThat(read())
                .isInstanceOfSatisfying(
                        CheckForm.Complete.class,
                        form -> assertThat(form.timeline()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PlanUrl", "ProjectId", "HubName", "PlanId", "JobId", "TaskInstanceId", "AuthToken"})
    void every_other_header_is_asked_for_by_its_name(String name) {
        headers.remove(name);
        assertThat(problems()).hasSize(1);
        assertThat(problems().getFirst()).startsWith("header " + name + " is missing; must be ");
        headers.put(name, " ");
        assertThat(problems().getFirst()).startsWith("header " + name + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dev.azure.com/acme",
                "https://dev.azure.com/ACME/",
                "https://DEV.azure.com/acme/project",
                "https://acme.visualstudio.com/",
                "https://Acme.VisualStudio.com"
            })
    void an_organisation_may_be_written_in_either_way(String planUrl) {
        headers.put("PlanUrl", planUrl);
        assertThat(read()).isInstanceOf(CheckForm.Complete.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dev.azure.com/acme2/",
                "https://dev.azure.com/",
                "https://dev.azure.com@evil.example/acme",
                "https://evil.example/acme",
                "https://evil.example/https://dev.azure.com/acme",
                "https://acme.visualstudio.com.evil.example/",
                "https://dev.azure.com.evil.example/acme",
                "https://dev.azure.com\\@evil.example/acme",
                "http://127.0.0.1:8080/acme",
                "//dev.azure.com:0x/acme",
                "acme",
                "$(system.CollectionUri)"
            })
    void another_place_is_refused_and_not_repeated(String planUrl) {
        headers.put("PlanUrl", planUrl);
        assertThat(problems())
                .containsExactly(
                        "header PlanUrl must be the address of the pool's organisation, https://dev.azure.com/acme");
    }

    @ParameterizedTest
    @CsvSource({
        "ProjectId, 1-1-1-1-1",
        "PlanId, 0f8fad5b-d9cb-469f-a165-70867728950",
        "JobId, ../../../evil",
        "TaskInstanceId, $(system.TaskInstanceId)",
        "TimelineId, 0f8fad5bd9cb469fa16570867728950e"
    })
    void what_is_no_guid_is_refused(String name, String junk) {
        headers.put(name, junk);
        assertThat(problems()).containsExactly("header " + name + " must be a GUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "Build", "checks", "GATES", "deployment", "release"})
    void the_hubs_of_azure_devops_are_known(String hub) {
        headers.put("HubName", hub);
        assertThat(read()).isInstanceOf(CheckForm.Complete.class);
    }

    @Test
    void another_hub_is_refused() {
        headers.put("HubName", "build/../../evil");
        assertThat(problems())
                .containsExactly("header HubName must be one of build, checks, deployment, gates and release");
    }

    @Test
    void a_token_is_never_repeated_whatever_it_is() {
        headers.put("AuthToken", "secret\r\nX-Evil: yes");
        assertThat(problems())
                .containsExactly("header AuthToken must be the job's token, at most 6000 visible letters");
        headers.put("AuthToken", "s".repeat(6001));
        assertThat(problems()).hasSize(1);
        headers.put("AuthToken", TOKEN);
        assertThat(read().toString()).doesNotContain(TOKEN).contains("JobToken[hidden]");
        headers.put("PlanId", TOKEN);
        assertThat(read().toString()).doesNotContain(TOKEN);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        headers.clear();
        assertThat(problems()).hasSize(7);
    }

    private List<String> problems() {
        return ((CheckForm.Incomplete) read()).problems();
    }

    private CheckForm read() {
        return CheckForm.read(headers::get, ORGANIZATION);
    }

    private static UUID uuid(int number) {
        return UUID.fromString(GUID + number);
    }

    private static Map<String, String> complete() {
        Map<String, String> all = new TreeMap<>();
        all.put("PlanUrl", "https://dev.azure.com/acme/");
        all.put("ProjectId", GUID + 1);
        all.put("HubName", "build");
        all.put("PlanId", GUID + 2);
        all.put("JobId", "{" + GUID.toUpperCase(Locale.ROOT) + "3}");
        all.put("TimelineId", GUID + 4);
        all.put("TaskInstanceId", GUID + 5);
        all.put("AuthToken", TOKEN);
        return all;
    }
}
