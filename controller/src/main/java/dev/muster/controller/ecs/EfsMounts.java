package dev.muster.controller.ecs;

import dev.muster.model.pool.EfsVolume;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ecs.model.EFSAuthorizationConfig;
import software.amazon.awssdk.services.ecs.model.EFSAuthorizationConfigIAM;
import software.amazon.awssdk.services.ecs.model.EFSTransitEncryption;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.Volume;

/** The EFS volumes of a task, and where its agent's container finds them. */
final class EfsMounts {
    private EfsMounts() {}

    static List<Volume> volumes(List<EfsVolume> volumes) {
        return IntStream.range(0, volumes.size())
                .mapToObj(position -> Volume.builder()
                        .name(name(position))
                        .efsVolumeConfiguration(configuration(volumes.get(position)))
                        .build())
                .toList();
    }

    static List<MountPoint> mounts(List<EfsVolume> volumes) {
        return IntStream.range(0, volumes.size())
                .mapToObj(position -> MountPoint.builder()
                        .sourceVolume(name(position))
                        .containerPath(volumes.get(position).mountPoint())
                        .readOnly(volumes.get(position).readOnly())
                        .build())
                .toList();
    }

    private static EFSVolumeConfiguration configuration(EfsVolume volume) {
        EFSVolumeConfiguration.Builder configuration = EFSVolumeConfiguration.builder()
                .fileSystemId(volume.fileSystem())
                .rootDirectory(volume.path())
                .transitEncryption(
                        volume.transitEncryption() ? EFSTransitEncryption.ENABLED : EFSTransitEncryption.DISABLED);
        if (volume.accessPoint().isPresent() || volume.iam()) {
            configuration.authorizationConfig(EFSAuthorizationConfig.builder()
                    .accessPointId(volume.accessPoint().orElse(null))
                    .iam(volume.iam() ? EFSAuthorizationConfigIAM.ENABLED : EFSAuthorizationConfigIAM.DISABLED)
                    .build());
        }
        return configuration.build();
    }

    /** Not a name that a base task definition would give one of its own. */
    private static String name(int position) {
        return "muster-efs-" + position;
    }
}
