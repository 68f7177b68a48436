package dev.muster.controller.app;

import dev.muster.controller.doctor.Patience;
import dev.muster.controller.doctor.Result;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A virtual thread for each look. */
final class VirtualThreadPatience implements Patience {
    @Override
    public Result within(Duration limit, Callable<Result> look) throws Exception {
        FutureTask<Result> task = new FutureTask<>(look);
        Thread.ofVirtual().name("doctor").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } catch (TimeoutException | InterruptedException over) {
            task.cancel(true);
            throw over;
        }
    }
}
