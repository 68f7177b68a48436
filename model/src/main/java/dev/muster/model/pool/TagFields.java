package dev.muster.model.pool;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** A template's {@code tags}: those of its user, beside ours (ECS API reference, Tag). */
final class TagFields {
    /** 50 are the most that a thing may have; we keep four for ourselves. */
    private static final int MOST = 46;

    private static final List<String> RESERVED = List.of("muster:", "aws:");

    private static final ValueReader<String> KEY = Scalars.text(
                    "a tag key of 1 to 128 letters, digits, blanks and + - = . _ : / @",
                    Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]{1,128}"))
            .only("a tag key that does not begin with muster: or aws:, which are reserved", TagFields::isFree);
    private static final ValueReader<String> VALUE = Scalars.text(
            "a tag value of at most 256 letters, digits, blanks and + - = . _ : / @",
            Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]{0,256}"));

    private TagFields() {}

    static Optional<SequencedMap<String, String>> read(Fields template) {
        Optional<SequencedMap<String, String>> tags =
                template.optional("tags", Collections.emptySortedMap(), Containers.map(KEY, VALUE));
        int written = template.namesIn("tags").size();
        return written <= MOST
                ? tags
                : template.wrong("tags", "must hold at most " + MOST + " beside our own, holds " + written);
    }

    private static boolean isFree(String key) {
        return RESERVED.stream().noneMatch(start -> key.regionMatches(true, 0, start, 0, start.length()));
    }
}
