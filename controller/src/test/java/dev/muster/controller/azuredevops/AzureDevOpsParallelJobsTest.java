package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.ParallelJobs;
import dev.muster.controller.testing.Canned;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The organisation's parallel jobs, read from an interface without documentation. */
final class AzureDevOpsParallelJobsTest {
    @Test
    void the_organisation_is_asked_for_its_private_self_hosted_jobs() {
        try (Organization organization = new Organization(Canned.json("{\"usedCount\":1,\"resourceLimit\":{}}"))) {
            usage(organization);

            assertThat(organization.server.onlyRequest().target())
                    .isEqualTo("/acme/_apis/distributedtask/resourceusage"
                            + "?parallelismTag=Private&poolIsHosted=false&includeRunningRequests=true");
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            {"resourceLimit":{"totalCount":10,"totalMinutes":0},"usedCount":7,"runningRequests":[{"requestId":5}]} | 10 | 7
            {"usedCount":0,"resourceLimit":{"resourceLimitsData":{"a":"1"},"totalCount":0}}                         | 0  | 0
            {"usedCount":3,"resourceLimit":{"totalCount":null}}                                                     | -  | 3
            {"usedCount":3,"resourceLimit":null}                                                                    | -  | 3
            {}                                                                                                      | -  | 0
            """)
    void an_answer_is_read_as(String answer, @Nullable Integer total, int used) {
        try (Organization organization = new Organization(Canned.json(answer))) {
            assertThat(usage(organization)).isEqualTo(Outcome.done(new ParallelJobs.Usage(total, used)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{\"resourceLimit\":{\"totalCount\":10}}", "{\"resourceLimit\":{\"totalCount\":\"10\"}}"})
    void an_answer_that_cannot_be_understood_is_a_passing_fault(String answer) {
        try (Organization organization = new Organization(Canned.json(answer))) {
            AzureDevOpsClientTest.assertFault(usage(organization), CloudFault.Transient.class, "cannot be understood");
        }
    }

    private static Outcome<ParallelJobs.Usage> usage(Organization organization) {
        return new AzureDevOpsParallelJobs(organization.client).read(organization.pool());
    }
}
