package dev.muster.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./muster} with JDKs that are nothing but files, as far as finding one goes. */
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of("..", "..", "muster").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    private Path jdks;

    @BeforeEach
    void noJdkAnywhere() throws IOException {
        jdks = Files.createDirectory(directory.resolve("jdks"));
        Path tools = Files.createDirectory(directory.resolve("tools"));
        for (String tool : List.of("bash", "cat", "dirname", "head", "readlink", "sed")) {
            Files.createSymbolicLink(tools.resolve(tool), executable(tool));
        }
    }

    @Test
    void without_a_new_enough_jdk_it_says_how_to_get_one() {
        jdk("jdk-21", "21.0.4");

        Result result = muster(null, "jdk");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("apt-get install", "brew install", "sdk install", "adoptium.net");
    }

    @Test
    void it_takes_the_oldest_that_is_new_enough() {
        jdk("jdk-21", "21.0.4");
        jdk("jdk-27", "27-ea");
        Path chosen = jdk("temurin-25", "25.0.1");
        jdk("jdk-26", "26");

        assertThat(muster(null, "jdk")).isEqualTo(new Result(0, chosen + "\n"));
    }

    @Test
    void it_takes_what_java_home_names_if_that_is_new_enough() {
        jdk("jdk-25", "25");
        Path mine = jdk("mine-26", "26.0.2");

        assertThat(muster(mine, "jdk")).isEqualTo(new Result(0, mine + "\n"));
    }

    @Test
    void it_passes_over_a_java_home_that_is_too_old_and_a_runtime_that_cannot_compile() throws IOException {
        Path old = jdk("jdk-17", "17.0.15");
        Files.delete(jdk("jre-25", "25").resolve("bin/javac"));
        Path chosen = jdk("jdk-26", "26");

        assertThat(muster(old, "jdk")).isEqualTo(new Result(0, chosen + "\n"));
    }

    @Test
    void an_unknown_command_is_an_error_that_shows_the_known_ones() {
        Result result = muster(null, "dmeo");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("no command 'dmeo'", "demo", "simulate", "controller");
    }

    private Path jdk(String name, String version) {
        try {
            Path home = jdks.resolve(name);
            Files.createDirectories(home.resolve("bin"));
            for (String program : List.of("java", "javac")) {
                Path file = Files.createFile(home.resolve("bin").resolve(program));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
            return home;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Result muster(@Nullable Path javaHome, String command) {
        ProcessBuilder builder = new ProcessBuilder(executable("bash").toString(), LAUNCHER.toString(), command);
        builder.directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", directory.resolve("tools").toString());
        builder.environment().put("MUSTER_JDK_PLACES", jdks.toString());
        if (javaHome != null) {
            builder.environment().put("JAVA_HOME", javaHome.toString());
        }
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Result(process.exitValue(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Path executable(String tool) {
        return List.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/").stream()
                .map(place -> Path.of(place + tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this machine has no " + tool));
    }

    private record Result(int exitCode, String output) {}
}
