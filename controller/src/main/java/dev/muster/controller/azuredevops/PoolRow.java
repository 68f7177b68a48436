package dev.muster.controller.azuredevops;

import org.jspecify.annotations.Nullable;

/** One agent pool of an organisation. */
record PoolRow(int id, String name, boolean isHosted) {
    static PoolRow read(JsonWalk json) {
        Draft draft = new Draft();
        json.fields(name -> draft.take(name, json));
        return draft.finished(json);
    }

    private static final class Draft {
        private @Nullable Integer id;
        private @Nullable String name;
        private boolean hosted;

        private void take(String field, JsonWalk json) {
            switch (field) {
                case "id" -> id = Math.toIntExact(json.number());
                case "name" -> name = json.text();
                case "isHosted" -> hosted = json.flag(false);
                default -> {
                    // Unknown, or of no use to us.
                }
            }
        }

        private PoolRow finished(JsonWalk json) {
            if (id == null || name == null) {
                throw json.misunderstood("a pool without " + (id == null ? "id" : "name"));
            }
            return new PoolRow(id, name, hosted);
        }
    }
}
