package dev.muster.controller.app;

import dev.muster.controller.web.WebConfiguration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The controller as it ships. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    ControllerConfiguration.class,
    AwsConfiguration.class,
    StoreConfiguration.class,
    IdentityConfiguration.class,
    PlatformConfiguration.class,
    CheckPlatformConfiguration.class,
    EventsConfiguration.class,
    WebConfiguration.class
})
public class MusterApplication {
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("doctor")) {
            examine(Arrays.asList(args).subList(1, args.length));
            return;
        }
        SpringApplication.run(MusterApplication.class, args);
    }

    @SuppressWarnings("SystemOut")
    private static void examine(List<String> words) {
        System.exit(DoctorCommand.run(
                words, Collections.emptyMap(), System.out, System.err, InstantSource.system(), DoctorPace.USUAL));
    }

    /**
     * Starts a controller in this process; there may be several.
     *
     * @param properties win over the environment and files; see {@link MusterProperties}, and {@code server.port},
     *     {@code server.address}, {@code management.server.port} and {@code management.server.address}, where port 0 is
     *     any free one
     * @return when it is ready; its loop has begun
     */
    public static RunningController start(Map<String, Object> properties) {
        return start(new SpringApplication(MusterApplication.class), properties);
    }

    /** Arguments are what wins over every other source. */
    static RunningController start(SpringApplication application, Map<String, Object> properties) {
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        application.setMainApplicationClass(MusterApplication.class);
        return new RunningController(application.run(arguments));
    }
}
