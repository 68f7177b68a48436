package dev.muster.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing is wrong: exactly its line says so, those that rest on it are left out, and all others are as ever. */
class BrokenWorldTest {
    private static DoctorScene scene;
    private static Map<Boolean, Map<String, String>> healthy;

    @BeforeAll
    static void start() {
        scene = new DoctorScene();
        healthy = new TreeMap<>();
        for (boolean write : new boolean[] {true, false}) {
            healthy.put(write, scene.examine(words(write)).results());
        }
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void heal() {
        scene.heal();
    }

    static Stream<Broken> worlds() {
        return BrokenWorlds.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void exactly_its_line_shows_it(Broken broken) {
        scene.spoil(broken.spoil());

        Examined examined = scene.examine(words(broken.write()));

        assertThat(examined.results()).containsEntry(broken.line(), broken.result());
        assertThat(examined.said(broken.line())).contains(broken.said());
        assertThat(examined.said(broken.line()).split(" -> ", -1)[1])
                .as("what to do")
                .isNotBlank();
        assertThat(changed(examined.results(), broken)).containsOnly(broken.line());
        assertThat(examined.exitCode()).isEqualTo(broken.result().equals("fail") ? 1 : 0);
    }

    /** The lines with another result than in a healthy world, without those that rest on the broken one. */
    private static List<String> changed(Map<String, String> results, Broken broken) {
        List<String> changed = new ArrayList<>();
        Objects.requireNonNull(healthy.get(broken.write())).forEach((id, result) -> {
            String now = results.get(id);
            boolean leftOut = "skipped".equals(now) && broken.result().equals("fail");
            if (!result.equals(now) && !leftOut && !(result.equals("skipped") && "ok".equals(now))) {
                changed.add(id);
            }
        });
        return changed;
    }

    private static String[] words(boolean write) {
        return write
                ? new String[] {"--pool", "linux", "--project", "shop", "--write"}
                : new String[] {"--pool", "linux", "--project", "shop"};
    }
}
