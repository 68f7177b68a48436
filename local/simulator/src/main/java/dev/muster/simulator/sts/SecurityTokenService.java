package dev.muster.simulator.sts;

import dev.muster.simulator.sts.IdentityAnswer.Identity;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/** Knows every credential it issued, and thereby who signed a request. */
public final class SecurityTokenService {
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String MIXED = UPPER + "abcdefghijklmnopqrstuvwxyz0189+/";

    /** Expired credentials are told apart from unknown ones for so long; then they are forgotten. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private final World world;
    private final StsSettings settings;
    private final RandomStream chance;
    private final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>();

    /** A service that has issued nothing yet. */
    public SecurityTokenService(World world, StsSettings settings) {
        this.world = world;
        this.settings = settings;
        this.chance = world.stream("sts.credentials");
    }

    /** New credentials of a role ({@code arn:aws:iam::<account>:role/<name>}) for a session of that name. */
    public TaskCredentials issue(String roleArn, String sessionName) {
        return world.call(() -> {
            forgetLongExpired();
            TaskCredentials credentials = new TaskCredentials(
                    roleArn,
                    "ASIA" + text(chance, UPPER, 16),
                    text(chance, MIXED, 40),
                    text(chance, MIXED, 120),
                    world.now().plus(settings.credentialLifetime()));
            sessions.put(credentials.accessKeyId(), new Session(credentials, sessionName));
            return credentials;
        });
    }

    /** Answers a GetCallerIdentity request with the identity whose credentials signed it. */
    public IdentityAnswer callerIdentity(SignedRequest request) {
        return world.call(() -> new Verification(settings, sessions, world.now()).verify(request, this::identity));
    }

    private Identity identity(Session session) {
        String roleArn = session.credentials().roleArn();
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(settings.account(), role, session.name());
        String roleId = "AROA" + text(world.stream("sts.role." + roleArn), UPPER, 17);
        return new Identity(settings.account(), arn, roleId + ":" + session.name());
    }

    private void forgetLongExpired() {
        Instant horizon = world.now().minus(MEMORY);
        // All live equally long, so the first issued is the first to expire.
        while (!sessions.isEmpty()
                && sessions.firstEntry().getValue().credentials().expiration().isBefore(horizon)) {
            sessions.pollFirstEntry();
        }
    }

    private static String text(RandomStream chance, String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(chance.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    record Session(TaskCredentials credentials, String name) {}
}
