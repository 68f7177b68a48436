package dev.muster.harness.simulate.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

/**
 * Listens to the log of simulated controllers. What is worth an error there is a mistake in the controller, which
 * production survives and a simulated run does not; everything else is not written. Other threads log as ever.
 */
final class MistakesFailRuns extends TurboFilter {
    private static final MistakesFailRuns FILTER = new MistakesFailRuns();
    private static final ThreadLocal<@Nullable Scheduler> RUN = new ThreadLocal<>();

    private MistakesFailRuns() {}

    /** Listens from now on, unless it does already. */
    static synchronized void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && !context.getTurboFilterList().contains(FILTER)) {
            context.addTurboFilter(FILTER);
        }
    }

    /** The calling thread is a worker of that run. */
    static void belongTo(Scheduler run) {
        RUN.set(run);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable problem) {
        Scheduler mine = RUN.get();
        if (mine == null) {
            return FilterReply.NEUTRAL;
        }
        // Without a message somebody only asks whether the level is on.
        if (level.isGreaterOrEqual(Level.ERROR) && format != null) {
            FormattingTuple told = MessageFormatter.arrayFormat(format, arguments);
            Throwable cause = problem == null ? told.getThrowable() : problem;
            String text = told.getMessage();
            mine.fail(new SimulationFailure(text, cause == null ? new IllegalStateException(text) : cause));
        }
        return FilterReply.DENY;
    }
}
