package dev.muster.controller.app;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This process's name, the owner in fences; no two processes have the same one. */
record ReplicaName(String value) {
    private static final int LONGEST_HOST = 50;

    static ReplicaName of(MusterProperties properties, Identifiers identifiers) {
        String configured = properties.replica();
        return new ReplicaName(
                configured == null || configured.isBlank() ? hostName() + "-" + identifiers.suffix() : configured);
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
            return name.substring(0, Math.min(LONGEST_HOST, name.length()));
        } catch (UnknownHostException nameless) {
            return "replica";
        }
    }
}
