package dev.muster.model.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A template's {@code efsVolumes} (ECS API reference, EFSVolumeConfiguration). */
final class EfsSection {
    private static final int MOST = 20;
    private static final ValueReader<String> FILE_SYSTEM =
            Scalars.text("text such as fs-0a1b2c3d", Pattern.compile("fs-[0-9a-f]{8,40}"));
    private static final ValueReader<String> ACCESS_POINT =
            Scalars.text("text such as fsap-0a1b2c3d", Pattern.compile("fsap-[0-9a-f]{8,40}"));
    private static final ValueReader<String> PATH =
            Scalars.text("text: an absolute path", Pattern.compile("/[^:\\u0000-\\u001f\\u007f]{0,1023}"));

    static final ValueReader<EfsVolume> READER = Fields.section("a map with fileSystem and mountPoint", fields -> {
        var fileSystem = fields.required("fileSystem", FILE_SYSTEM);
        var path = fields.optional("path", "/", PATH);
        var accessPoint = fields.optional("accessPoint", Optional.<String>empty(), ACCESS_POINT.map(Optional::of));
        var transitEncryption = fields.optional("transitEncryption", true, Scalars.FLAG);
        var iam = fields.optional("iam", false, Scalars.FLAG);
        var mountPoint = fields.required("mountPoint", PATH);
        var readOnly = fields.optional("readOnly", false, Scalars.FLAG);
        boolean inTheOpen = transitEncryption.filter(encrypted -> !encrypted).isPresent();
        if (inTheOpen && (fields.has("accessPoint") || iam.orElse(false))) {
            fields.wrong("transitEncryption", "must be true for an access point and for iam");
        }
        if (fields.has("accessPoint") && path.filter(it -> !it.equals("/")).isPresent()) {
            fields.wrong("path", "must be left out or / with an accessPoint, which decides about the directory");
        }
        return () -> new EfsVolume(
                fileSystem.orElseThrow(),
                path.orElseThrow(),
                accessPoint.orElseThrow(),
                transitEncryption.orElseThrow(),
                iam.orElseThrow(),
                mountPoint.orElseThrow(),
                readOnly.orElseThrow());
    });

    private static final ValueReader<List<EfsVolume>> LIST = Containers.list(READER, 0, MOST);

    private EfsSection() {}

    static Optional<List<EfsVolume>> read(Fields template) {
        var volumes = template.optional("efsVolumes", List.<EfsVolume>of(), LIST);
        Set<String> mounted = new HashSet<>();
        template.textsIn("efsVolumes", "mountPoint").forEach((position, mountPoint) -> {
            if (!mounted.add(mountPoint)) {
                template.wrong(
                        template.path("efsVolumes").element(position).field("mountPoint"),
                        "is the mount point of another volume too");
            }
        });
        return volumes;
    }
}
