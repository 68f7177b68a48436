package dev.muster.model.pool;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The fields of a template that are about the task around its container. */
record TaskFields(
        SizeFields size,
        PlatformFields platform,
        RoleFields roles,
        Optional<List<EfsVolume>> efsVolumes,
        Optional<Boolean> executeCommand,
        Optional<SequencedMap<String, String>> tags,
        Optional<Optional<BaseTaskDefinition>> base) {
    static TaskFields read(Fields template) {
        return new TaskFields(
                SizeFields.read(template),
                PlatformFields.read(template),
                RoleFields.read(template),
                EfsSection.read(template),
                template.optional("enableExecuteCommand", false, Scalars.FLAG),
                TagFields.read(template),
                template.optional("baseTaskDefinition", Optional.empty(), BaseSection.READER.map(Optional::of)));
    }

    /** To be called only if nothing in the template is wrong. */
    TaskSettings whole() {
        return new TaskSettings(
                size.whole(),
                platform.read().orElseThrow(),
                roles.whole(),
                efsVolumes.orElseThrow(),
                executeCommand.orElseThrow(),
                tags.orElseThrow(),
                base.orElseThrow());
    }
}
