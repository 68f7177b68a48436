package dev.muster.model.observed;

import dev.muster.model.demand.Capabilities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the agents of a container image offer by themselves, as the scan of one of them showed: tasks of a pipeline demand
 * tools that nobody declared.
 *
 * @param image the reference that templates name
 * @param digest of the image behind that reference; null if ECS has not told
 * @param capabilities names, of which only a few have their true value, the others being there is all that is known
 * @param learnedAt when it was learned
 */
public record LearnedImage(String image, @Nullable String digest, Capabilities capabilities, Instant learnedAt) {}
