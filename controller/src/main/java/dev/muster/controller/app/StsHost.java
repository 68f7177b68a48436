package dev.muster.controller.app;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** The one host of STS that proofs may name: the region's own, for example {@code sts.eu-west-1.amazonaws.com}. */
record StsHost(String name) {
    static StsHost of(Region region) {
        return new StsHost(ServiceMetadata.of("sts").endpointFor(region).toString());
    }
}
