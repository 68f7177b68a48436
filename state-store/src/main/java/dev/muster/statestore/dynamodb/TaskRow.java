package dev.muster.statestore.dynamodb;

import dev.muster.model.observed.TaskSeen;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/** What an observer of a task writes into an agent's item. Only written: read with the {@linkplain AgentRow item}. */
record TaskRow(StateKey key, TaskSeen task) {
    private static final Attributes<TaskRow, KeyDraft> ATTRIBUTES = new Attributes<>(TaskRow.class, KeyDraft.class);

    static final TableSchema<TaskRow> SCHEMA = StaticImmutableTableSchema.builder(TaskRow.class, KeyDraft.class)
            .attributes(ATTRIBUTES.keys(TaskRow::key))
            .addAttribute(ATTRIBUTES.of("task", new TaskAttribute(), TaskRow::task, (draft, task) -> {}))
            .addAttribute(ATTRIBUTES.of("taskVersion", Long.class, row -> row.task.version(), (draft, version) -> {}))
            .build();
}
