package dev.muster.controller.app;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Work that begins when the application is ready, so that an agent launched at once finds an open door, and ends after
 * the web server has finished its requests. Of two workers the one with the higher phase ends first.
 */
final class Worker implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {
    private final int phase;
    private final Runnable begin;
    private final Runnable end;
    private volatile boolean running;

    /**
     * @param phase below the web server's, which is near the highest there is
     * @param end returns when nothing of the work goes on any more
     */
    Worker(int phase, Runnable begin, Runnable end) {
        this.phase = phase;
        this.begin = begin;
        this.end = end;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        start();
    }

    @Override
    public void start() {
        if (!running) {
            running = true;
            begin.run();
        }
    }

    @Override
    public void stop() {
        if (running) {
            running = false;
            end.run();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
