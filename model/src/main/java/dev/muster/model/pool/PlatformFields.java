package dev.muster.model.pool;

import dev.muster.model.pool.RuntimePlatform.Architecture;
import dev.muster.model.pool.RuntimePlatform.OperatingSystem;
import java.util.Optional;

/** A template's {@code architecture} and {@code operatingSystem}. */
record PlatformFields(Optional<Architecture> architecture, Optional<OperatingSystem> operatingSystem) {
    static PlatformFields read(Fields template) {
        var platform = new PlatformFields(
                template.optional("architecture", Architecture.X86_64, Scalars.oneOf(Architecture.class)),
                template.optional("operatingSystem", OperatingSystem.LINUX, Scalars.oneOf(OperatingSystem.class)));
        platform.read()
                .filter(machine -> machine.isWindows() && machine.architecture() == Architecture.ARM64)
                .ifPresent(_ -> template.wrong("architecture", "must be X86_64 for Windows"));
        return platform;
    }

    /** Empty if one of both is wrong. */
    Optional<RuntimePlatform> read() {
        return architecture.flatMap(cpu -> operatingSystem.map(system -> new RuntimePlatform(cpu, system)));
    }
}
