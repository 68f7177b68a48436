package dev.muster.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code muster doctor} where nothing is wrong. */
class HealthyTest {
    private static DoctorScene scene;

    @BeforeAll
    static void start() {
        scene = new DoctorScene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @Test
    void everything_is_fine_and_nothing_was_made() {
        List<String> before = scene.registered();

        Examined examined = scene.examine("--pool", "linux", "--project", "shop");

        System.out.println(examined);
        assertThat(examined.with("fail")).isEmpty();
        assertThat(examined.with("warn")).isEmpty();
        assertThat(examined.exitCode()).isZero();
        assertThat(scene.registered()).isEqualTo(before);
    }
}
