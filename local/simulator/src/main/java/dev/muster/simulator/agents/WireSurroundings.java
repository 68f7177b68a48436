package dev.muster.simulator.agents;

import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What wire agents need of the real world.
 *
 * @param threads runs each agent; must not queue (one virtual thread a task)
 * @param ids never the same twice
 * @param region in which the task credentials are good
 */
public record WireSurroundings(
        HttpClient http, InstantSource clock, Executor threads, Supplier<UUID> ids, KeyRing keys, String region) {}
