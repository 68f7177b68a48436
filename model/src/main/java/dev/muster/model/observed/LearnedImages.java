package dev.muster.model.observed;

import dev.muster.model.demand.Capabilities;
import java.util.Collection;
import java.util.Collections;
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

    /** What the agents of that image offer by themselves, as far as that is known. */
    public Capabilities offeredBy(String image) {
        LearnedImage learned = byImage.get(image);
        return learned == null ? Capabilities.none() : learned.capabilities();
    }

    public Collection<LearnedImage> all() {
        return byImage.values();
    }
}
