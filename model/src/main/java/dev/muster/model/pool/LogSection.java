package dev.muster.model.pool;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** {@code logConfiguration} of a template: where its container's output goes. */
final class LogSection {
    /** ECS API reference, LogConfiguration; the word for no configuration is ours. */
    private static final List<String> DRIVERS = List.of(
            LogConfiguration.AWS_LOGS,
            "splunk",
            "awsfirelens",
            "fluentd",
            "gelf",
            "journald",
            "json-file",
            "syslog",
            LogConfiguration.NONE);

    private static final List<String> SECRET_WORDS = List.of("token", "password", "secret", "apikey", "api_key");

    private static final ValueReader<String> DRIVER = Scalars.oneOf(DRIVERS);
    private static final ValueReader<String> OPTION =
            Scalars.text("the name of an option of the log driver", Pattern.compile("[A-Za-z0-9_.-]+"));

    static final ValueReader<LogConfiguration> READER =
            Fields.section("a map with logDriver, options or secretOptions", fields -> {
                var driver = fields.optional("logDriver", LogConfiguration.AWS_LOGS, DRIVER);
                SequencedMap<String, String> none = Collections.emptySortedMap();
                var options = fields.optional("options", none, Containers.map(OPTION, Scalars.TEXT));
                var secretOptions = fields.optional("secretOptions", none, Containers.map(OPTION, Variables.SECRET));
                reportSecretsInTheOpen(fields);
                driver.ifPresent(name -> reportWhatItDoesNotTake(fields, name));
                return () ->
                        new LogConfiguration(driver.orElseThrow(), options.orElseThrow(), secretOptions.orElseThrow());
            });

    private LogSection() {}

    /** What stands in the options stands in the task definition, which many may read. */
    private static void reportSecretsInTheOpen(Fields fields) {
        fields.namesIn("options").stream()
                .filter(LogSection::soundsSecret)
                .forEach(name -> fields.wrong(
                        fields.path("options").field(name),
                        "is a secret by its name; write the ARN of the secret under secretOptions"));
        fields.namesIn("secretOptions").stream()
                .filter(fields.namesIn("options")::contains)
                .forEach(name -> fields.wrong(
                        fields.path("secretOptions").field(name), "is in options too; an option has one source"));
    }

    private static boolean soundsSecret(String option) {
        String word = option.toLowerCase(Locale.ROOT);
        return SECRET_WORDS.stream().anyMatch(word::contains);
    }

    private static void reportWhatItDoesNotTake(Fields fields, String driver) {
        boolean none = driver.equals(LogConfiguration.NONE);
        if (none && !fields.namesIn("options").isEmpty()) {
            fields.wrong("options", "must be left out when logDriver is none");
        }
        if ((none || driver.equals(LogConfiguration.AWS_LOGS))
                && !fields.namesIn("secretOptions").isEmpty()) {
            fields.wrong("secretOptions", "must be left out when logDriver is " + driver);
        }
    }
}
