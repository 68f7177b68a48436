package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.testing.Canned;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.Origin;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AzureDevOpsJobRequestsTest {
    private static final String PROJECT = "0f0e0d0c-0b0a-4900-8800-070605040302";

    private static final String QUEUED = """
            {"requestId":501,"queueTime":"2026-11-21T09:00:00.1234567Z","serviceOwner":"00025394-6065-48ca-87d9-7f5672854ef7",
             "planType":"Build","jobName":"Compile","demands":["java","Agent.Version -gtVersion 2.182.1"],
             "matchedAgents":[{"id":3,"name":"placeholder","enabled":false,"status":"offline","_links":{"self":{"href":"x"}}},
                              {"requestId":999,"queueTime":"nonsense"}],
             "definition":{"id":12,"name":"nightly","_links":{"web":{"href":"https://x"}}},
             "data":{"ParallelismTag":"Private"},"priority":0,"aFieldOfNextYear":[{"deep":[1,2,{"a":null}]}]}""";

    private static final String RUNNING = """
            {"requestId":500,"queueTime":"2026-11-21T08:59:00Z","assignTime":"2026-11-21T08:59:01.5+00:00",
             "receiveTime":"2026-11-21T08:59:03.0000001Z","lockedUntil":"2026-11-21T09:09:03Z","planType":"Release",
             "reservedAgent":{"id":9,"name":"builds_500_1","status":"online"},"demands":null}""";

    private static final String FINISHED = """
            {"requestId":499,"queueTime":"2026-11-21T08:00:00Z","finishTime":"2026-11-21T08:10:00Z","result":"canceled"}""";

    @Test
    void the_queue_is_asked_for_unfinished_requests_without_a_version_and_compressed() {
        try (Organization organization = new Organization(Canned.json(listing(QUEUED)))) {
            organization.jobRequests.unfinished(organization.target());
            var request = organization.server.onlyRequest();
            assertThat(request.target())
                    .isEqualTo("/acme/_apis/distributedtask/pools/7/jobrequests?completedRequestCount=0");
            assertThat(request.header("Accept")).contains("application/json");
            assertThat(request.header("Accept-Encoding")).contains("gzip");
        }
    }

    @Test
    void a_waiting_request_is_read_with_everything_it_shows() {
        try (Organization organization = new Organization(Canned.json(listing(QUEUED)))) {
            assertThat(organization.jobRequests.unfinished(organization.target()))
                    .isEqualTo(Outcome.done(List.of(new JobRequest(
                            new RequestId(501),
                            Instant.parse("2026-11-21T09:00:00.1234567Z"),
                            Demands.parse(List.of("java", "Agent.Version -gtVersion 2.182.1")),
                            JobRequest.State.QUEUED,
                            null,
                            "Build",
                            "Compile",
                            "nightly",
                            null,
                            null,
                            null,
                            null))));
        }
    }

    @Test
    void a_running_request_names_its_agent_and_what_is_missing_stays_empty() {
        try (Organization organization = new Organization(Canned.json(listing(RUNNING)))) {
            JobRequest running = done(organization.jobRequests.unfinished(organization.target()))
                    .getFirst();
            assertThat(running.state()).isEqualTo(JobRequest.State.RUNNING);
            assertThat(running.reservedAgent()).isEqualTo("builds_500_1");
            assertThat(running.assignTime()).isEqualTo(Instant.parse("2026-11-21T08:59:01.5Z"));
            assertThat(running.receiveTime()).isEqualTo(Instant.parse("2026-11-21T08:59:03.0000001Z"));
            assertThat(running.demands()).isEqualTo(Demands.none());
            assertThat(running.jobName()).isEmpty();
            assertThat(running.definition()).isEmpty();
        }
    }

    @Test
    void where_a_request_comes_from_is_read() {
        String row = """
                {"requestId":1,"queueTime":"2026-11-21T09:00:00Z","scopeId":"0f0e0d0c-0b0a-4900-8800-070605040302",
                 "owner":{"id":4711,"name":"20261121.1","_links":{}},"data":{"ParallelismTag":"Public"}}""";
        try (Organization organization = new Organization(Canned.json(listing(row)))) {
            assertThat(done(organization.jobRequests.unfinished(organization.target()))
                            .getFirst()
                            .origin())
                    .isEqualTo(new Origin("0f0e0d0c-0b0a-4900-8800-070605040302", 4711L, true));
        }
    }

    @Test
    void the_run_of_a_request_is_asked_for_by_its_number() {
        try (Organization organization = new Organization(Canned.json("{\"status\":\"inProgress\"}"))) {
            organization.jobRequests.endOfRun(organization.target(), ofRun(PROJECT, 4711L, "Build"));

            assertThat(organization.server.onlyRequest().target())
                    .isEqualTo("/acme/" + PROJECT + "/_apis/build/builds/4711");
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            {"id":4711,"status":"completed","result":"canceled","plans":[{"planId":"x"}]} | canceled
            {"status":"completed"}                                                       | completed
            {"status":"inProgress"}                                                      | -
            {"status":"cancelling","result":"canceled"}                                  | -
            {}                                                                           | -
            """)
    void a_run_has_ended_when_it_is_completed(String answer, @Nullable String end) {
        try (Organization organization = new Organization(Canned.json(answer))) {
            assertThat(organization.jobRequests.endOfRun(organization.target(), ofRun(PROJECT, 4711L, "Build")))
                    .isEqualTo(Outcome.done(Optional.ofNullable(end)));
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -, 4711, Build
            0f0e0d0c-0b0a-4900-8800-070605040302, -, Build
            0f0e0d0c-0b0a-4900-8800-070605040302, 4711, Release
            ../../elsewhere, 4711, Build
            """)
    void a_request_whose_run_cannot_be_named_is_not_asked_about(
            @Nullable String project, @Nullable Long run, String planType) {
        try (Organization organization = new Organization()) {
            assertThat(organization.jobRequests.endOfRun(organization.target(), ofRun(project, run, planType)))
                    .isEqualTo(Outcome.done(Optional.empty()));
        }
    }

    private static JobRequest ofRun(@Nullable String project, @Nullable Long run, String planType) {
        return new JobRequest(
                new RequestId(501),
                Instant.parse("2026-11-21T09:00:00Z"),
                Demands.none(),
                JobRequest.State.QUEUED,
                null,
                planType,
                "Compile",
                "nightly",
                null,
                null,
                null,
                null,
                new Origin(project, run, false));
    }

    @Test
    void a_compressed_listing_is_unpacked() {
        try (Organization organization =
                new Organization(Canned.json(listing(QUEUED, RUNNING)).gzipped())) {
            assertThat(done(organization.jobRequests.unfinished(organization.target())))
                    .extracting(request -> request.id().value())
                    .containsExactly(501L, 500L);
        }
    }

    @Test
    void finished_requests_are_left_out_whatever_the_service_lists() {
        try (Organization organization = new Organization(Canned.json(listing(FINISHED, RUNNING)))) {
            assertThat(done(organization.jobRequests.unfinished(organization.target())))
                    .extracting(JobRequest::id)
                    .containsExactly(new RequestId(500));
        }
    }

    @Test
    void times_that_dotnet_left_unset_count_as_missing_and_times_without_zone_as_utc() {
        String row = """
                {"requestId":1,"queueTime":"2026-11-21T09:00:00","assignTime":"0001-01-01T00:00:00"}""";
        try (Organization organization = new Organization(Canned.json(listing(row)))) {
            JobRequest request = done(organization.jobRequests.unfinished(organization.target()))
                    .getFirst();
            assertThat(request.queueTime()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
            assertThat(request.state()).isEqualTo(JobRequest.State.QUEUED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"message\":\"something else\"}",
                "{\"count\":1,\"value\":{}}",
                "{\"count\":1,\"value\":[{\"queueTime\":\"2026-11-21T09:00:00Z\"}]}",
                "{\"count\":1,\"value\":[{\"requestId\":0,\"queueTime\":\"2026-11-21T09:00:00Z\"}]}",
                "{\"count\":1,\"value\":[{\"requestId\":\"5\",\"queueTime\":\"2026-11-21T09:00:00Z\"}]}",
                "{\"count\":1,\"value\":[{\"requestId\":5}]}",
                "{\"count\":1,\"value\":[{\"requestId\":5,\"queueTime\":\"yesterday\"}]}",
                "{\"count\":1,\"value\":[{\"requestId\":5,\"queueTime\":\"2026-11-21T09:00:00Z\",\"demands\":\"java\"}]}",
                "{\"count\":2,\"value\":[{\"requestId\":5,\"queueTime\":\"2026-11-21T09:00:00Z\"},{\"requestId\":6,",
            })
    void a_listing_that_cannot_be_understood_is_a_passing_fault_as_a_whole(String body) {
        try (Organization organization = new Organization(Canned.json(body))) {
            AzureDevOpsClientTest.assertFault(
                    organization.jobRequests.unfinished(organization.target()),
                    CloudFault.Transient.class,
                    "cannot be understood");
        }
    }

    @Test
    void one_request_is_read_by_its_id_even_when_it_is_finished() {
        try (Organization organization = new Organization(Canned.json(FINISHED))) {
            var read = done(organization.jobRequests.read(organization.target(), new RequestId(499)));
            assertThat(read).hasValueSatisfying(request -> {
                assertThat(request.state()).isEqualTo(JobRequest.State.FINISHED);
                assertThat(request.result()).isEqualTo("canceled");
            });
            assertThat(organization.server.onlyRequest().target())
                    .isEqualTo("/acme/_apis/distributedtask/pools/7/jobrequests/499");
        }
    }

    @Test
    void a_request_that_the_service_does_not_know_is_empty() {
        try (Organization organization = new Organization(Canned.json(404, "{\"message\":\"no such request\"}"))) {
            assertThat(organization.jobRequests.read(organization.target(), new RequestId(1)))
                    .isEqualTo(Outcome.done(Optional.empty()));
        }
    }

    private static String listing(String... rows) {
        return "{\"count\":" + rows.length + ",\"value\":[" + String.join(",", rows) + "]}";
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(outcome.describe());
    }
}
