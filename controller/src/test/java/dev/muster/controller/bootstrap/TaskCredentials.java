package dev.muster.controller.bootstrap;

/** The credentials that ECS gives a task for its role, and who STS would say that their user is. */
record TaskCredentials(String accessKeyId, String secretKey, String sessionToken, CallerIdentity identity) {
    static final String ACCOUNT = "123456789012";

    static TaskCredentials of(String role, String session) {
        return of(ACCOUNT, role, session);
    }

    static TaskCredentials of(String account, String role, String session) {
        String arn = "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
        return new TaskCredentials(
                "ASIAEXAMPLE" + Integer.toHexString(arn.hashCode()).toUpperCase(java.util.Locale.ROOT),
                "secret-key-of-" + session,
                "session-token-of-" + session,
                new CallerIdentity(account, arn));
    }
}
