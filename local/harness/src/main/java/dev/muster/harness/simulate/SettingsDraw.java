package dev.muster.harness.simulate;

import dev.muster.controller.loop.LoopSettings;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;

/** Configurations that controllers are started with. */
final class SettingsDraw {
    /** Minutes stand for the hours that ECS keeps its tokens. */
    private static final Duration ABANDONED_KEPT = Duration.ofMinutes(10);

    private final RandomStream chance;

    SettingsDraw(RandomStream chance) {
        this.chance = chance;
    }

    /** A configuration of today. */
    LoopSettings usual(String replica) {
        LoopSettings polled = LoopSettings.defaults(replica).polling(seconds(2, 5));
        return settings(polled, seconds(5, 20), seconds(20, 60), seconds(5, 30), oneTo(4), oneTo(8));
    }

    /** A configuration of long ago, when everything was slower. */
    LoopSettings older(String replica) {
        LoopSettings polled = LoopSettings.defaults(replica).polling(seconds(6, 12));
        return settings(polled, seconds(20, 45), seconds(60, 120), seconds(30, 60), oneTo(2), oneTo(2));
    }

    /** The same with one worker that makes one call at a time. */
    static LoopSettings saturated(LoopSettings settings) {
        return new LoopSettings(
                settings.replica(),
                settings.pollInterval(),
                settings.specInterval(),
                settings.sweepInterval(),
                settings.logInterval(),
                1,
                1,
                settings.missingGrace(),
                settings.planner());
    }

    private LoopSettings settings(
            LoopSettings polled, Duration spec, Duration sweep, Duration log, int workers, int parallelism) {
        return new LoopSettings(
                polled.replica(),
                polled.pollInterval(),
                spec,
                sweep,
                log,
                workers,
                parallelism,
                seconds(60, 120),
                polled.planner().resending(seconds(40, 80), ABANDONED_KEPT));
    }

    private int oneTo(int most) {
        return 1 + chance.nextInt(most);
    }

    private Duration seconds(int least, int most) {
        return chance.between(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }
}
