package dev.muster.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code muster doctor} where nothing is wrong. */
class HealthyTest {
    /** What shows in a task or with many jobs only, and what no program can see. */
    private static final List<String> NOT_SEEN = List.of(
            "task_session",
            "job_cap",
            "version_strictness",
            "delete_while_busy",
            "lost_agent",
            "long_poll",
            "hook_inputs",
            "check_time_out",
            "term_in_dotnet");

    private static DoctorScene scene;

    @BeforeAll
    static void start() {
        scene = new DoctorScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void everything_is_fine_and_nothing_is_made_unless_asked_for() {
        List<String> before = scene.registered();
        long written = scene.clouds().writtenItems();

        Examined examined = scene.examine("--pool", "linux", "--project", "shop");

        assertThat(examined.with("fail")).isEmpty();
        assertThat(examined.with("warn")).isEmpty();
        assertThat(examined.exitCode()).isZero();
        assertThat(scene.registered()).isEqualTo(before);
        assertThat(scene.clouds().writtenItems()).isEqualTo(written);
    }

    @Test
    void with_write_every_line_that_can_be_seen_here_is_fine_and_nothing_is_left() {
        List<String> before = scene.registered();

        Examined examined = scene.examine("--pool", "linux", "--project", "shop", "--write");

        assertThat(examined.with("fail")).isEmpty();
        assertThat(examined.with("warn")).isEmpty();
        assertThat(examined.with("skipped")).containsExactlyElementsOf(NOT_SEEN);
        assertThat(examined.exitCode()).isZero();
        assertThat(scene.registered()).isEqualTo(before);
        assertThat(scene.clouds().fleet().size()).isZero();
    }

    @Test
    void every_open_fact_has_its_line_and_stands_on_the_page() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "..", "docs", "doctor.md"));
        List<String> settled = scene.examine("--pool", "linux").settled();

        assertThat(settled).hasSizeGreaterThan(25).doesNotHaveDuplicates();
        assertThat(settled).allMatch(fact -> page.stream().anyMatch(line -> line.endsWith("| " + fact + " |")));
    }

    @Test
    void the_table_is_at_most_120_columns_wide() {
        Examined examined = scene.run(Collections.emptyMap(), InstantSource.system(), List.of("--pool", "linux"));

        assertThat(examined.out().lines()).allMatch(line -> line.length() <= 120);
        assertThat(examined.out()).contains("Agent pool", "ok", " to mend, ");
    }
}
