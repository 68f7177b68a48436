package dev.muster.controller.azuredevops;

import dev.muster.controller.azuredevops.RateNews.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Allows so many calls in any window, and tells what is left from the half on. */
final class CountingService {
    private final int limit;
    private final Duration window;
    private final Deque<Instant> calls = new ArrayDeque<>();
    int exceeded;

    CountingService(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    RateNews called(Instant now) {
        while (!calls.isEmpty() && !calls.getFirst().plus(window).isAfter(now)) {
            calls.removeFirst();
        }
        if (calls.size() >= limit) {
            exceeded++;
            return new RateNews(true, Optional.of(Duration.ofSeconds(30)), Optional.empty());
        }
        calls.addLast(now);
        int left = limit - calls.size();
        return new RateNews(
                false,
                Optional.empty(),
                left > limit / 2 ? Optional.empty() : Optional.of(new Allowance(limit, left, window)));
    }
}
