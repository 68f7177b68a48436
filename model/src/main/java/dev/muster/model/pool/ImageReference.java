package dev.muster.model.pool;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which container images a template may name: such as stay the same, because its agents must be alike, unless its author
 * insists.
 */
final class ImageReference {
    private static final Pattern BY_DIGEST = Pattern.compile("[^\\s@]+@sha256:[0-9a-f]{64}");
    private static final Pattern BY_TAG = Pattern.compile("[^\\s@]*[^\\s@:/]:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern WITHOUT_TAG = Pattern.compile("[^\\s@]*/[^\\s@/:]+|[^\\s@/:]+");

    private static final String UNLIKE = ", which moves: agents of one template would not be alike;"
            + " write a digest or a tag that is never moved";

    private ImageReference() {}

    /** Reads a template's {@code image}, and {@code allowMutableImage} beside it. */
    static Optional<String> read(Fields template) {
        Optional<Boolean> mutable = template.optional("allowMutableImage", false, Scalars.FLAG);
        // Where that is no flag, one mistake is enough to be told of.
        return template.required("image", reader(mutable.orElse(true)));
    }

    private static ValueReader<String> reader(boolean mutable) {
        return new ValueReader<>(
                "text: an image with a digest or with a tag that is never moved",
                SchemaParts.TEXT,
                place -> Scalars.TEXT.read(place).flatMap(image -> judged(image, mutable, place)));
    }

    private static Optional<String> judged(String image, boolean mutable, Place place) {
        if (image.endsWith(":latest") && BY_TAG.matcher(image).matches()) {
            return moving(image, mutable, place, "must not have the tag latest", "has the tag latest");
        }
        if (WITHOUT_TAG.matcher(image).matches()) {
            String untagged = "has no tag and no digest and so means latest";
            return moving(image, mutable, place, untagged, untagged);
        }
        if (BY_DIGEST.matcher(image).matches() || BY_TAG.matcher(image).matches()) {
            return Optional.of(image);
        }
        return place.wrong("must be an image with a digest (name@sha256:, 64 hexadecimal digits) or a tag (name:tag),"
                + " was " + Shown.quoted(image));
    }

    private static Optional<String> moving(String image, boolean mutable, Place place, String mistake, String unwise) {
        if (!mutable) {
            return place.wrong(mistake + UNLIKE + ", or allow it with allowMutableImage: true");
        }
        place.unwise(unwise + ", which moves: agents of one template may not be alike, and what was learned of the"
                + " image may not be true; a digest or a tag that is never moved is better");
        return Optional.of(image);
    }
}
