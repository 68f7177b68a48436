package dev.muster.model.pool;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which container images a template may name: only such as stay the same, because its agents must be alike. */
final class ImageReference {
    private static final Pattern BY_DIGEST = Pattern.compile("[^\\s@]+@sha256:[0-9a-f]{64}");
    private static final Pattern BY_TAG = Pattern.compile("[^\\s@]*[^\\s@:/]:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern WITHOUT_TAG = Pattern.compile("[^\\s@]*/[^\\s@/:]+|[^\\s@/:]+");

    static final ValueReader<String> READER =
            new ValueReader<>("text: an image with a digest or with a tag that is never moved", ImageReference::read);

    private ImageReference() {}

    private static Optional<String> read(Place place) {
        return Scalars.TEXT.read(place).flatMap(image -> judged(image, place));
    }

    private static Optional<String> judged(String image, Place place) {
        if (image.endsWith(":latest")) {
            return place.wrong("must not have the tag latest, which moves: agents of one template would not be alike;"
                    + " write a digest or a tag that is never moved");
        }
        if (WITHOUT_TAG.matcher(image).matches()) {
            return place.wrong("has no tag and no digest and so means latest, which moves: agents of one template would"
                    + " not be alike; write a digest or a tag that is never moved");
        }
        if (BY_DIGEST.matcher(image).matches() || BY_TAG.matcher(image).matches()) {
            return Optional.of(image);
        }
        return place.wrong("must be an image with a digest (name@sha256:, 64 hexadecimal digits) or a tag (name:tag),"
                + " was " + Shown.quoted(image));
    }
}
