package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Skew;
import dev.muster.controller.doctor.Subject;
import java.time.Duration;

/** How far our clock is from that of AWS: proofs of agents older than five minutes are refused. */
record AwsClockCheck(Note<Duration> ahead) implements Check {
    @Override
    public Subject subject() {
        return Subject.AWS_CLOCK;
    }

    @Override
    public Result look() {
        return ahead.seen()
                .map(apart -> Skew.judged(apart, "AWS"))
                .orElseGet(() -> new Result.Warn("STS sent no Date header.", "Look whether a proxy removes it."));
    }
}
