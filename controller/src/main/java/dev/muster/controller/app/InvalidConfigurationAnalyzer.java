package dev.muster.controller.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the configuration instead of showing where in the program it was noticed. */
final class InvalidConfigurationAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidConfigurationException cause) {
        return new FailureAnalysis(
                "The configuration cannot be used: " + cause.getMessage() + ".",
                "Set the properties named, as environment variables (muster.poll-interval is MUSTER_POLL_INTERVAL) or in"
                        + " a file.",
                cause);
    }
}
