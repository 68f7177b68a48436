package dev.muster.controller.loop;

import dev.muster.statestore.SpecStream;
import dev.muster.statestore.StoreUnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the stream of edits, so that one takes effect within two seconds rather than at the next reading of the table.
 * Losing any of it costs that, and nothing else.
 */
final class SpecStreamWatch {
    /** DynamoDB bills every look at a shard and allows five a second (DynamoDB Streams API reference, GetRecords). */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Nobody switches a stream on often, and another replica that reads it goes on doing so. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(SpecStreamWatch.class);
    private static final int DOUBLINGS = 6;

    private final LoopRuntime runtime;
    private final SpecStream stream;
    private final SpecHints hints;
    private String trouble = "";
    private int failures;

    SpecStreamWatch(LoopRuntime runtime, SpecStream stream, SpecHints hints) {
        this.runtime = runtime;
        this.stream = stream;
        this.hints = hints;
    }

    void run() throws InterruptedException {
        while (true) {
            runtime.sleep(look());
        }
    }

    /** Looks once, and says when to look again. */
    private Duration look() {
        try {
            SpecStream.News news = stream.next();
            failures = 0;
            return heard(news);
        } catch (StoreUnavailableException unavailable) {
            inTrouble("it gave no answer: " + unavailable.getMessage());
            return pause();
        }
    }

    private Duration heard(SpecStream.News news) {
        switch (news) {
            case SpecStream.News.Absent(String why) -> {
                inTrouble(why);
                return LONGEST_PAUSE;
            }
            case SpecStream.News.Edited edited -> {
                log.debug("edited in the table of pools: {}", edited.items());
                hints.edited();
            }
            case SpecStream.News.Missed missed -> {
                log.debug("the table of pools is read because {}", missed.why());
                hints.edited();
            }
            case SpecStream.News.Quiet quiet -> log.trace("{}", quiet);
        }
        if (!trouble.isEmpty()) {
            trouble = "";
            log.info("edits of pools are told by the table's stream again");
        }
        return BETWEEN_LOOKS;
    }

    private void inTrouble(String why) {
        if (!trouble.equals(why)) {
            trouble = why;
            log.warn(
                    "the stream of the table of pools is not followed, edits take effect at the next reading: {}", why);
        }
    }

    /** Doubling up to a minute; the chance keeps replicas apart that compete for one stream. */
    private Duration pause() {
        failures++;
        Duration doubled = BETWEEN_LOOKS.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        Duration bounded = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return bounded.multipliedBy(50 + (long) (50 * runtime.random())).dividedBy(100);
    }
}
