package dev.muster.harness.simulate.runtime;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The log of simulated controllers. What is worth an error there is a mistake in the controller, which production
 * survives and a simulated run does not; everything else costs nothing.
 */
public final class MistakesFailRuns implements SLF4JServiceProvider {
    private static final ThreadLocal<@Nullable Scheduler> RUN = new ThreadLocal<>();

    /** Makes every log of this JVM one of these; has to come before the first logger. */
    public static void install() {
        System.setProperty("slf4j.provider", MistakesFailRuns.class.getName());
    }

    /** The calling thread belongs to that run. */
    static void belongTo(Scheduler run) {
        RUN.set(run);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        Logger logger = new MistakeLogger();
        return name -> logger;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return new BasicMarkerFactory();
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return new NOPMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    private static final class MistakeLogger extends AbstractLogger {
        private static final long serialVersionUID = 1;

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable problem) {
            Scheduler run = RUN.get();
            if (level == Level.ERROR && run != null) {
                String text = MessageFormatter.arrayFormat(message, arguments).getMessage();
                run.fail(new SimulationFailure(text, problem == null ? new IllegalStateException(text) : problem));
            }
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return false;
        }

        @Override
        public boolean isWarnEnabled() {
            return false;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return false;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }
    }
}
