package dev.muster.simulator.sts;

import dev.muster.simulator.sts.IdentityAnswer.Identity;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    private final TreeMap<String, Session> admitted = new TreeMap<>();
    private @Nullable OutboundFederation federation;

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

    /** Believes these credentials, which somebody else issued, as those of a session of that name. */
    public void admit(TaskCredentials credentials, String sessionName) {
        world.call(() -> admitted.put(credentials.accessKeyId(), new Session(credentials, sessionName)));
    }

    /** Answers a GetCallerIdentity request with the identity whose credentials signed it. */
    public IdentityAnswer callerIdentity(SignedRequest request) {
        return world.call(() -> switch (new Verification(settings, this::session, world.now())
                .verify(request, "GetCallerIdentity")) {
            case Verified.By(Session session) -> identity(session);
            case Verified.Not(IdentityAnswer.Refusal refusal) -> refusal;
        });
    }

    /** From now on the account issues identity tokens for the world outside; by default it does not. */
    public void federate(OutboundFederation outbound) {
        world.call(() -> {
            federation = outbound;
            return null;
        });
    }

    /** Answers a GetWebIdentityToken request with a token for the role whose credentials signed it. */
    public WebIdentityAnswer webIdentity(SignedRequest request) {
        return world.call(() -> switch (new Verification(settings, this::session, world.now())
                .verify(request, WebIdentityRequest.ACTION)) {
            case Verified.By(Session session) -> webIdentity(session, request);
            case Verified.Not(IdentityAnswer.Refusal refusal) -> new WebIdentityAnswer.Refused(refusal);
        });
    }

    private WebIdentityAnswer webIdentity(Session session, SignedRequest request) {
        OutboundFederation issuer = federation;
        Optional<WebIdentityRequest> asked = WebIdentityRequest.of(request.body());
        if (asked.isEmpty()) {
            return refused(RefusalCode.VALIDATION_ERROR, "Audience, SigningAlgorithm or DurationSeconds is not valid.");
        }
        if (issuer == null) {
            return refused(
                    RefusalCode.OUTBOUND_FEDERATION_DISABLED,
                    "Outbound web identity federation is not enabled for this account.");
        }
        Instant now = world.now();
        Instant expires = now.plusSeconds(asked.get().seconds());
        String id = text(chance, UPPER, 20);
        String token = issuer.token(session.credentials().roleArn(), asked.get().audience(), id, now, expires);
        return new WebIdentityAnswer.Issued(token, expires);
    }

    private static WebIdentityAnswer refused(RefusalCode code, String message) {
        return new WebIdentityAnswer.Refused(new IdentityAnswer.Refusal(code, message));
    }

    private Identity identity(Session session) {
        String roleArn = session.credentials().roleArn();
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(settings.account(), role, session.name());
        String roleId = "AROA" + text(world.stream("sts.role." + roleArn), UPPER, 17);
        return new Identity(settings.account(), arn, roleId + ":" + session.name());
    }

    private @Nullable Session session(String accessKeyId) {
        Session issued = sessions.get(accessKeyId);
        return issued == null ? admitted.get(accessKeyId) : issued;
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
