package dev.muster.controller.bootstrap;

import dev.muster.model.plan.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An STS that knows some credentials and really checks signatures. */
final class FakeSts implements CallerIdentities {
    private static final Pattern AUTHORIZATION = Pattern.compile(".*Credential=([^/]+)/.*SignedHeaders=([^,]+),.*");

    final List<SignedRequest> asked = new ArrayList<>();
    Function<SignedRequest, Outcome<CallerIdentity>> next = this::check;
    private final Map<String, TaskCredentials> known = new LinkedHashMap<>();

    void knows(TaskCredentials credentials) {
        known.put(credentials.accessKeyId(), credentials);
    }

    void works() {
        next = this::check;
    }

    @Override
    public synchronized Outcome<CallerIdentity> ask(SignedRequest proof) {
        asked.add(proof);
        return next.apply(proof);
    }

    private Outcome<CallerIdentity> check(SignedRequest proof) {
        String authorization = ProofDraft.of(proof).value("authorization");
        Matcher parts = AUTHORIZATION.matcher(authorization);
        TaskCredentials credentials = parts.matches() ? known.get(parts.group(1)) : null;
        if (credentials == null) {
            return new Outcome.Refused<>("InvalidClientTokenId");
        }
        Map<String, String> signed = new LinkedHashMap<>();
        Arrays.stream(parts.group(2).split(";", -1))
                .forEach(name -> signed.put(name, ProofDraft.of(proof).value(name)));
        return SignatureVersion4.authorization(credentials, signed, proof.body())
                        .equals(authorization)
                ? Outcome.done(credentials.identity())
                : new Outcome.Refused<>("SignatureDoesNotMatch");
    }
}
