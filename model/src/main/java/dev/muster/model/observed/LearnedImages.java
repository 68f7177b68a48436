package dev.muster.model.observed;

import dev.muster.model.demand.Capabilities;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of the images of a pool.
 *
 * @param byImage by the image's reference
 */
public record LearnedImages(Map<String, LearnedImage> byImage) {
    private static final String VERSION = "Agent.Version";

    public static final LearnedImages NONE = new LearnedImages(Collections.emptyMap());

    public LearnedImages {
        byImage = Collections.unmodifiableMap(new TreeMap<>(byImage));
    }

    /** Of several about one image the last counts. */
    public static LearnedImages of(List<LearnedImage> learned) {
        Map<String, LearnedImage> byImage = new TreeMap<>();
        learned.forEach(image -> byImage.put(image.image(), image));
        return new LearnedImages(byImage);
    }

    /** These and one more, which replaces what was known of its image. */
    public LearnedImages with(LearnedImage learned) {
        Map<String, LearnedImage> more = new TreeMap<>(byImage);
        more.put(learned.image(), learned);
        return new LearnedImages(more);
    }

    /** What is known of that image; null if nothing is. */
    public @Nullable LearnedImage of(String image) {
        return byImage.get(image);
    }

    /**
     * What the agents of that image can be expected to offer by themselves. Of an image that is not known that is what the
     * newest known one of its repository offers, but for the version of the agent: a new build mostly holds what the old one
     * did, and jobs that need it must not fail until an agent has shown it.
     */
    public Capabilities offeredBy(String image) {
        LearnedImage learned = byImage.get(image);
        if (learned != null) {
            return learned.capabilities();
        }
        return byImage.values().stream()
                .filter(other -> repository(other.image()).equals(repository(image)))
                .max(Comparator.comparing(LearnedImage::learnedAt).thenComparing(LearnedImage::image))
                .map(newest -> newest.capabilities().without(VERSION))
                .orElse(Capabilities.none());
    }

    /** The reference without tag and digest: a colon before the last slash belongs to the registry's port. */
    private static String repository(String image) {
        int digest = image.indexOf('@');
        String tagged = digest < 0 ? image : image.substring(0, digest);
        int tag = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
        return tag < 0 ? tagged : tagged.substring(0, tag);
    }

    public Collection<LearnedImage> all() {
        return byImage.values();
    }
}
