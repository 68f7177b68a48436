package dev.muster.controller.azuredevops;

import java.time.Duration;

/**
 * How long calls to Azure DevOps may last.
 *
 * @param connect until the connection stands
 * @param entry until the whole answer about one thing is there
 * @param listing until a whole listing is there
 */
public record TimeOuts(Duration connect, Duration entry, Duration listing) {
    public static final TimeOuts DEFAULT =
            new TimeOuts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));
}
