package dev.muster.model.plan;

import java.time.Instant;

/**
 * Why a template is not launched for a while.
 *
 * @param template its name
 * @param fault what the platform said at the last launch
 * @param until when it is tried again
 */
public record Hold(String template, CloudFault fault, Instant until) {}
