package dev.muster.harness.simulate.strike;

import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A pool's item, and the same as people change it. */
record EditedItem(PoolItem item) {
    int maxAgents() {
        return section("limits").fields().get("maxAgents") instanceof SpecTree.Decimal(BigDecimal value)
                ? value.intValueExact()
                : 0;
    }

    PoolItem withMaxAgents(int most) {
        return with("limits", section("limits").with("maxAgents", most));
    }

    /** With that tag on the image of every template. */
    PoolItem withImageTag(String tag) {
        List<SpecTree> templates = new ArrayList<>();
        if (spec().fields().get("templates") instanceof SpecTree.Sequence(List<SpecTree> elements)) {
            elements.forEach(element -> templates.add(retagged(element, tag)));
        }
        return with("templates", new SpecTree.Sequence(templates));
    }

    private static SpecTree retagged(SpecTree template, String tag) {
        return template instanceof SpecTree.Mapping fields
                        && fields.fields().get("image") instanceof SpecTree.Text(String image)
                ? fields.with("image", image.substring(0, image.lastIndexOf(':') + 1) + tag)
                : template;
    }

    private PoolItem with(String field, SpecTree value) {
        return new PoolItem(
                item.name(), spec().with(field, value), item.generation(), item.updatedAt(), item.updatedBy());
    }

    private SpecTree.Mapping section(String field) {
        return spec().fields().get(field) instanceof SpecTree.Mapping section ? section : SpecTree.mapping();
    }

    private SpecTree.Mapping spec() {
        return item.spec() instanceof SpecTree.Mapping fields ? fields : SpecTree.mapping();
    }
}
