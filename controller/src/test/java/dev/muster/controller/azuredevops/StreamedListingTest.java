package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.demand.JobRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamedListingTest {
    private static final int ROWS = 10_000;

    /** For everything: what the process needs for itself and what reading adds to it. */
    private static final String HEAP = "-Xmx64m";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ten_thousand_rows_are_right(boolean packed) {
        try (LongListing listing = new LongListing(ROWS, 3, ROWS, packed)) {
            List<JobRequest> read = ListingReader.read(listing.organization());
            assertThat(read)
                    .extracting(request -> request.id().value())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, ROWS).boxed().toList());
            assertThat(read.getLast().jobName()).isEqualTo("Compile 9999");
            assertThat(read.get(1_234).demands().all().getLast().text()).isEqualTo("team -equals 34");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ten_thousand_rows_with_100_agents_each_take_less_than_64_MB(boolean packed) throws Exception {
        try (LongListing listing = new LongListing(ROWS, 100, ROWS, packed)) {
            String[] told = inASmallProcess(listing.organization().toString());
            assertThat(told[0]).as("rows").isEqualTo(Integer.toString(ROWS));
            assertThat(told[1]).as("objects for their demands").isEqualTo(Integer.toString(LongListing.DEMAND_SETS));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_listing_that_breaks_off_half_way_is_a_passing_fault_as_a_whole(boolean packed) {
        try (LongListing listing = new LongListing(ROWS, 3, ROWS / 2, packed)) {
            assertThatThrownBy(() -> ListingReader.read(listing.organization())).hasMessageContaining("passing fault");
        }
    }

    private static String[] inASmallProcess(String organization) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ListingReader.class.getName(),
                        organization)
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(told).isZero();
        return told.lines().toList().getLast().split(" ");
    }
}
