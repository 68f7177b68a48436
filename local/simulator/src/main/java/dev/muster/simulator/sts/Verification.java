package dev.muster.simulator.sts;

import dev.muster.simulator.sts.IdentityAnswer.Refusal;
import dev.muster.simulator.sts.SecurityTokenService.Session;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks one signed request against the credentials that were issued, in the order AWS does. */
record Verification(StsSettings settings, Function<String, @Nullable Session> sessions, Instant now) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    Verified verify(SignedRequest request, String action) {
        Optional<String> header = request.header("authorization");
        if (header.isEmpty()) {
            return not(RefusalCode.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token");
        }
        Optional<Authorization> authorization = Authorization.parse(header.get());
        Optional<Instant> date = request.header("x-amz-date").flatMap(Verification::instant);
        if (authorization.isEmpty() || date.isEmpty()) {
            return not(
                    RefusalCode.INCOMPLETE_SIGNATURE,
                    "Authorization header requires Credential, SignedHeaders, Signature and a valid X-Amz-Date.");
        }
        return refusal(request, action, authorization.get(), date.get())
                .<Verified>map(Verified.Not::new)
                .orElseGet(() -> signedBy(request, authorization.get()));
    }

    private Optional<Refusal> refusal(SignedRequest request, String action, Authorization authorization, Instant date) {
        if (!asksFor(action, request)) {
            return refused(RefusalCode.INVALID_ACTION, "Could not find operation for version 2011-06-15");
        }
        if (Duration.between(date, now).abs().compareTo(settings.allowedSkew()) > 0) {
            return refused(RefusalCode.REQUEST_EXPIRED, "Request date %s is too far from %s.".formatted(date, now));
        }
        if (!isScopedHere(authorization, date)) {
            return refused(
                    RefusalCode.SIGNATURE_DOES_NOT_MATCH,
                    "Credential should be scoped to the request's date, region %s and service sts."
                            .formatted(settings.region()));
        }
        if (!authorization.signedHeaders().containsAll(List.of("host", "x-amz-date"))) {
            return refused(RefusalCode.SIGNATURE_DOES_NOT_MATCH, "'Host' and 'X-Amz-Date' must be signed headers.");
        }
        return Optional.empty();
    }

    private Verified signedBy(SignedRequest request, Authorization authorization) {
        Session session = sessions.apply(authorization.accessKeyId());
        String token = request.header("x-amz-security-token").orElse("");
        if (session == null || !SignatureVersion4.same(session.credentials().sessionToken(), token)) {
            return not(RefusalCode.INVALID_CLIENT_TOKEN_ID, "The security token included in the request is invalid.");
        }
        String date = request.header("x-amz-date").orElseThrow();
        String expected = SignatureVersion4.signature(
                request, authorization, date, session.credentials().secretAccessKey());
        if (!SignatureVersion4.same(expected, authorization.signature())) {
            return not(
                    RefusalCode.SIGNATURE_DOES_NOT_MATCH,
                    "The request signature we calculated does not match the signature you provided.");
        }
        if (!now.isBefore(session.credentials().expiration())) {
            return not(RefusalCode.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        return new Verified.By(session);
    }

    private boolean isScopedHere(Authorization authorization, Instant date) {
        return authorization.service().equals("sts")
                && authorization.region().equals(settings.region())
                && DATE.format(date).startsWith(authorization.day());
    }

    private static boolean asksFor(String action, SignedRequest request) {
        List<String> fields = List.of((request.body() + "&" + request.query()).split("&", -1));
        return fields.contains("Action=" + action) && fields.contains("Version=2011-06-15");
    }

    private static Verified not(RefusalCode code, String message) {
        return new Verified.Not(new Refusal(code, message));
    }

    private static Optional<Refusal> refused(RefusalCode code, String message) {
        return Optional.of(new Refusal(code, message));
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DATE.parse(date)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
