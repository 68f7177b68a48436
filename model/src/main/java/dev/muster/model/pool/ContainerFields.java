package dev.muster.model.pool;

import java.time.Duration;
import java.util.Optional;

/** The fields of a template that are about its container. */
record ContainerFields(
        Optional<String> image, Variables variables, Optional<LogConfiguration> logs, Optional<Duration> stopTimeout) {
    static ContainerFields read(Fields template) {
        return new ContainerFields(
                ImageReference.read(template),
                Variables.read(template),
                template.optional("logConfiguration", LogConfiguration.DEFAULT, LogSection.READER),
                template.optional("stopTimeout", ContainerSettings.DEFAULT_STOP_TIMEOUT, TimeoutsSection.DURATION));
    }

    /** To be called only if nothing in the template is wrong. */
    ContainerSettings whole() {
        return new ContainerSettings(
                image.orElseThrow(),
                variables.environment().orElseThrow(),
                variables.secrets().orElseThrow(),
                logs.orElseThrow(),
                stopTimeout.orElseThrow());
    }
}
