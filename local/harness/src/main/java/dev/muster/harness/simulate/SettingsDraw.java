package dev.muster.harness.simulate;

import dev.muster.controller.loop.LoopSettings;
import dev.muster.model.plan.PlannerSettings;
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
        LoopSettings polled = LoopSettings.defaults(replica).polling(seconds(3, 7));
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
                planner(polled.planner()));
    }

    /** Minutes and dozens where days and thousands are usual, so that a run meets every one of them. */
    private PlannerSettings planner(PlannerSettings usual) {
        return new PlannerSettings(
                usual.demandMaxAge(),
                seconds(40, 80),
                seconds(2, 8),
                seconds(60, 120),
                ABANDONED_KEPT,
                new PlannerSettings.Doubts(
                        seconds(90, 180),
                        oneTo(3),
                        seconds(300, 900),
                        seconds(120, 600),
                        seconds(3, 8),
                        2 + oneTo(4),
                        seconds(300, 900),
                        seconds(10, 30)),
                new PlannerSettings.Bounds(
                        chance.chance(0.3) ? 5 + oneTo(20) : 10_000,
                        chance.chance(0.3) ? 10 + oneTo(30) : 5_000,
                        oneTo(50),
                        oneTo(50)));
    }

    private int oneTo(int most) {
        return 1 + chance.nextInt(most);
    }

    private Duration seconds(int least, int most) {
        return chance.between(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }
}
