package dev.muster.model.pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code spec.templates}: the shapes of agents, each with a name of its own. */
final class TemplatesSection {
    private static final ValueReader<List<AgentTemplate>> LIST = Containers.list(TemplateSection.READER, 1, 50);

    static final ValueReader<List<AgentTemplate>> READER =
            new ValueReader<>(LIST.expected(), LIST.schema(), TemplatesSection::read);

    private TemplatesSection() {}

    private static Optional<List<AgentTemplate>> read(Place place) {
        var templates = LIST.read(place);
        int before = place.problems().size();
        reportSharedNames(place);
        return templates.filter(_ -> place.problems().size() == before);
    }

    /** Looks at the tree, not at what was read, so that a template with other mistakes is compared too. */
    private static void reportSharedNames(Place place) {
        if (!(place.value() instanceof SpecTree.Sequence(var elements))) {
            return;
        }
        Map<String, Integer> firstOf = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof SpecTree.Mapping(var fields)
                    && fields.get("name") instanceof SpecTree.Text(var name)) {
                var first = firstOf.putIfAbsent(name, i);
                if (first != null) {
                    place.element(i, elements.get(i))
                            .field("name", SpecTree.text(name))
                            .wrong("must be unique in the pool, is also the name of templates[" + first + "]");
                }
            }
        }
    }
}
