package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Patient;
import dev.muster.model.agent.InstallationId;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;

/** What the checks of one cluster found and build on. */
record EcsWard(EcsClient ecs, Note<Patient> patient, Note<InstallationId> installation, Note<Cluster> cluster) {
    String name() {
        return patient.read().spec().cluster();
    }

    /** The region of the ECS that is asked. */
    String region() {
        return ecs.serviceClientConfiguration().region().id();
    }
}
