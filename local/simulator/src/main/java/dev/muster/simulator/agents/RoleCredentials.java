package dev.muster.simulator.agents;

/** The task role's credentials as the container got them from the credentials endpoint. */
public record RoleCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {
    /** Names the key, never the secrets. */
    @Override
    public String toString() {
        return "RoleCredentials[" + accessKeyId + "]";
    }
}
