package dev.muster.controller.web;

import dev.muster.model.pool.SpecTree;
import java.util.Map;

/** A JSON merge patch (RFC 7396): what is there replaces, null removes, everything else stays. Lists are replaced whole. */
final class MergePatch {
    private MergePatch() {}

    static SpecTree apply(SpecTree patch, SpecTree target) {
        if (!(patch instanceof SpecTree.Mapping(Map<String, SpecTree> changes))) {
            return patch;
        }
        SpecTree.Mapping patched = target instanceof SpecTree.Mapping fields ? fields : SpecTree.mapping();
        for (Map.Entry<String, SpecTree> change : changes.entrySet()) {
            String name = change.getKey();
            patched = change.getValue() instanceof SpecTree.Null
                    ? patched.without(name)
                    : patched.with(
                            name, apply(change.getValue(), patched.fields().getOrDefault(name, SpecTree.nothing())));
        }
        return patched;
    }
}
