package dev.muster.statestore;

import static dev.muster.statestore.Samples.OTHER_POOL;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.LearnedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ImageStore} does. */
public abstract class ImageStoreContract {
    private static final String IMAGE = "registry.example:5000/build/agent:2026-03-01";

    private final ImageStore images = stores().images();

    protected abstract Stores stores();

    @Test
    void what_was_learned_is_read_as_it_was_written() {
        LearnedImage learned = learned(IMAGE, "sha256:0a", 1, "maven", "java");
        assertThat(images.keep(POOL, learned)).isEqualTo(new WriteResult.Written());
        assertThat(images.learned(POOL)).containsExactly(learned);
    }

    @Test
    void an_image_without_a_digest_and_without_capabilities_is_known_as_well() {
        LearnedImage learned = new LearnedImage(IMAGE, null, Capabilities.none(), START);
        images.keep(POOL, learned);
        assertThat(images.learned(POOL)).containsExactly(learned);
    }

    @Test
    void learning_an_image_again_leaves_nothing_of_what_was_known() {
        images.keep(POOL, learned(IMAGE, "sha256:0a", 1, "maven", "java"));
        LearnedImage again = learned(IMAGE, null, 2, "npm");
        images.keep(POOL, again);
        assertThat(images.learned(POOL)).containsExactly(again);
    }

    @Test
    void several_images_come_in_the_order_of_their_references() {
        images.keep(POOL, learned("b:1", null, 1, "npm"));
        images.keep(POOL, learned("a:1", null, 2, "npm"));
        assertThat(images.learned(POOL)).extracting(LearnedImage::image).containsExactly("a:1", "b:1");
    }

    @Test
    void pools_learn_for_themselves() {
        images.keep(POOL, learned(IMAGE, null, 1, "npm"));
        assertThat(images.learned(OTHER_POOL)).isEmpty();
    }

    @Test
    void names_differ_whatever_signs_they_hold() {
        Map<String, String> odd = new LinkedHashMap<>();
        odd.put("JAVA_HOME_21_X64", "learned");
        odd.put("visual studio.build-tools (x86)", "learned");
        odd.put("größe", "learned");
        LearnedImage learned = new LearnedImage(IMAGE, null, Capabilities.of(odd), START);
        images.keep(POOL, learned);
        assertThat(images.learned(POOL)).containsExactly(learned);
    }

    private static LearnedImage learned(String image, @Nullable String digest, int second, String... names) {
        Capabilities capabilities = Capabilities.none().with("Agent.Version", "4.259.0");
        for (String name : names) {
            capabilities = capabilities.with(name, "learned");
        }
        return new LearnedImage(image, digest, capabilities, after(second));
    }
}
