package dev.muster.model.pool;

import java.util.Optional;

/** A template's {@code cpu}, {@code memory} and {@code ephemeralStorage}. */
record SizeFields(Optional<Integer> cpu, Optional<Integer> memory, Optional<Optional<Integer>> ephemeralStorage) {
    /** 192 vCPU is the most that a task may have (ECS API reference, RegisterTaskDefinition). */
    private static final ValueReader<Integer> CPU = Scalars.wholeNumber(128, 196_608);

    /** 32 TiB: more than any instance has. */
    private static final ValueReader<Integer> MEMORY = Scalars.wholeNumber(6, 33_554_432);

    /** GiB; 20 are there anyway (ECS API reference, EphemeralStorage). */
    private static final ValueReader<Integer> STORAGE = Scalars.wholeNumber(21, 200);

    static SizeFields read(Fields template) {
        return new SizeFields(
                template.required("cpu", CPU),
                template.required("memory", MEMORY),
                template.optional("ephemeralStorage", Optional.empty(), STORAGE.map(Optional::of)));
    }

    /** To be called only if nothing in the template is wrong. */
    TaskSize whole() {
        return new TaskSize(cpu.orElseThrow(), memory.orElseThrow(), ephemeralStorage.orElseThrow());
    }
}
