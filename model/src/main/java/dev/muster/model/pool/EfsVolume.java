package dev.muster.model.pool;

import java.util.Optional;

/**
 * An EFS file system in the agent's container (ECS API reference, EFSVolumeConfiguration).
 *
 * @param fileSystem {@code fs-…}
 * @param path the directory of the file system that is mounted, absolute
 * @param accessPoint {@code fsap-…}, which then decides about the directory
 * @param transitEncryption whether it is read and written over TLS
 * @param iam whether the task role decides what may be done
 * @param mountPoint where the container finds it, absolute
 * @param readOnly whether the container may only read
 */
public record EfsVolume(
        String fileSystem,
        String path,
        Optional<String> accessPoint,
        boolean transitEncryption,
        boolean iam,
        String mountPoint,
        boolean readOnly) {}
