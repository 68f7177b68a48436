package dev.muster.controller.app;

import java.util.List;

/** The configuration cannot be used; says all that is wrong with it, and nothing secret. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
