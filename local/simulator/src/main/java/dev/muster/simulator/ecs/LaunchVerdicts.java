package dev.muster.simulator.ecs;

/** Decides on launches; where faults of capacity are planted. */
@FunctionalInterface
public interface LaunchVerdicts {
    /** Lets every launch through. */
    LaunchVerdicts ALWAYS = call -> new LaunchVerdict.Launch();

    /** Asked once for every new client token; its verdict is remembered with that token. */
    LaunchVerdict judge(RunTaskCall call);
}
