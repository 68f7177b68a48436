package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.testing.Canned;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.plan.CloudFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class QueuePagesTest {
    /** So many letters that do not compress, in a field that nobody reads: a listing that is too large. */
    private static final String PADDING = new Random(1)
            .ints(20_100_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private static final Canned LARGE =
            Canned.json("{\"count\":1,\"padding\":\"" + PADDING + "\",\"value\":[" + row(1, "") + "]}");

    private static final String FINISHED = "\"result\":\"canceled\",";

    @Test
    void a_list_over_20_MB_is_used_and_the_next_ones_are_read_in_pages_without_the_finished_ones() {
        Canned first =
                page(row(900, ""), row(899, "\"result\":\"succeeded\",")).with("x-ms-continuationtoken", "a b/899");
        Canned second = page(row(2, ""), row(1, "")).with("Content-Language", "en");
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE, first, second)) {
            assertThat(ids(organization)).containsExactly(1L);
            assertThat(organization.jobRequests.peculiarity(organization.target()))
                    .isPresent();

            assertThat(ids(organization)).containsExactlyInAnyOrder(900L, 2L, 1L);
            assertThat(organization.server.requests())
                    .extracting(request -> request.target().replaceFirst(".*jobrequests", ""))
                    .containsExactly("?completedRequestCount=0", "?$top=200", "?$top=200&continuationToken=a+b%2F899");
        }
    }

    @Test
    void more_than_200_rows_are_right_in_pages() {
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE)) {
            ids(organization);
            organization.server.then(full(1_000).with("x-ms-continuationtoken", "801"));
            organization.server.then(full(800).with("x-ms-continuationtoken", "601"));
            organization.server.then(page(row(600, ""), row(1, FINISHED)));
            assertThat(ids(organization)).hasSize(401).doesNotHaveDuplicates().contains(1_000L, 601L, 600L);
        }
    }

    @Test
    void a_request_that_shows_up_on_two_pages_counts_once_as_it_was_seen_last() {
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE)) {
            ids(organization);
            organization.server.then(page(row(7, ""), row(6, "")).with("x-ms-continuationtoken", "6"));
            organization.server.then(page(row(6, FINISHED), row(5, ""), row(1, FINISHED)));
            assertThat(ids(organization)).containsExactlyInAnyOrder(7L, 5L);
        }
    }

    @Test
    void a_request_that_slipped_from_one_page_to_another_is_read_by_itself() {
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE)) {
            ids(organization);
            organization.server.then(page(row(7, "")));
            organization.server.then(Canned.json(row(1, "")));
            assertThat(ids(organization)).containsExactlyInAnyOrder(7L, 1L);
            assertThat(organization.server.requests().getLast().target()).endsWith("/jobrequests/1");
        }
    }

    @Test
    void a_request_that_slipped_through_and_cannot_be_read_is_missing_as_from_any_list() {
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE)) {
            ids(organization);
            organization.server.then(page(row(7, "")));
            organization.server.then(Canned.json(404, "{\"message\":\"no such request\"}"));
            assertThat(ids(organization)).containsExactly(7L);
        }
    }

    @Test
    void a_full_page_that_names_no_continuation_makes_the_whole_be_read_again_at_once() {
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE)) {
            ids(organization);
            organization.server.then(full(1_000)).then(whole(1_300));
            assertThat(ids(organization)).hasSize(1_300);
            organization.server.then(whole(3));
            assertThat(ids(organization)).hasSize(3);
        }
    }

    @Test
    void pages_that_go_round_in_circles_make_the_whole_be_read_again() {
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE)) {
            ids(organization);
            organization.server.then(page(row(7, "")).with("x-ms-continuationtoken", "7"));
            organization.server.then(page(row(7, "")).with("x-ms-continuationtoken", "7"));
            organization.server.then(whole(2));
            assertThat(ids(organization)).hasSize(2);
        }
    }

    @Test
    void a_page_that_cannot_be_read_is_a_fault_of_the_whole_reading() {
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE)) {
            ids(organization);
            organization.server.then(page(row(7, "")).with("x-ms-continuationtoken", "7"));
            organization.server.then(Canned.json("{\"count\":1,\"value\":[{\"requestId\":"));
            AzureDevOpsClientTest.assertFault(
                    organization.jobRequests.unfinished(organization.target()),
                    CloudFault.Transient.class,
                    "cannot be understood");
        }
    }

    @Test
    void after_a_while_the_whole_is_tried_again() {
        try (Organization organization = new Organization(TimeOuts.DEFAULT, LARGE)) {
            ids(organization);
            organization.clock.turn(QueueForm.FIRST_STAY);
            organization.server.then(whole(5));
            assertThat(ids(organization)).hasSize(5);
            assertThat(organization.jobRequests.peculiarity(organization.target()))
                    .isEmpty();
        }
    }

    private static List<Long> ids(Organization organization) {
        return AzureDevOpsJobRequestsTest.done(organization.jobRequests.unfinished(organization.target())).stream()
                .map(JobRequest::id)
                .map(id -> id.value())
                .toList();
    }

    private static Canned.Reply full(long from) {
        return page(LongStream.rangeClosed(from - 199, from)
                .mapToObj(id -> row(id, ""))
                .toArray(String[]::new));
    }

    private static Canned.Reply whole(long rows) {
        return page(LongStream.rangeClosed(1, rows).mapToObj(id -> row(id, "")).toArray(String[]::new));
    }

    private static Canned.Reply page(String... rows) {
        List<String> all = new ArrayList<>();
        Collections.addAll(all, rows);
        return Canned.json(
                all.stream().collect(Collectors.joining(",", "{\"count\":" + rows.length + ",\"value\":[", "]}")));
    }

    private static String row(long id, String more) {
        return "{" + more + "\"requestId\":" + id + ",\"queueTime\":\"2026-11-21T09:00:00.1234567Z\"}";
    }
}
