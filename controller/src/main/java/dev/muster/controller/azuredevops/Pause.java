package dev.muster.controller.azuredevops;

import java.time.Duration;

/** Waits before a read is tried again. */
@FunctionalInterface
public interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
