package dev.muster.controller.bootstrap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A proof in the making; a test changes what it is about, before or after it is signed. */
final class ProofDraft {
    static final String HOST = "sts.eu-west-1.amazonaws.com";
    static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    String method = "POST";
    String url = "https://" + HOST + "/";
    String body = "Action=GetCallerIdentity&Version=2011-06-15";
    final Map<String, List<String>> headers = new LinkedHashMap<>();

    static ProofDraft of(TaskCredentials credentials, Instant now, String binding) {
        ProofDraft draft = new ProofDraft();
        draft.header("host", HOST);
        draft.header("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        draft.header("x-amz-date", DATE.format(now));
        draft.header("x-amz-security-token", credentials.sessionToken());
        draft.header("x-muster-binding", binding);
        return draft;
    }

    static ProofDraft of(SignedRequest request) {
        ProofDraft draft = new ProofDraft();
        draft.method = request.method();
        draft.url = request.url();
        draft.body = request.body();
        draft.headers.putAll(request.headers());
        return draft;
    }

    void header(String name, String... values) {
        headers.put(name, List.of(values));
    }

    /** The first value; fails if there is none. */
    String value(String name) {
        return Objects.requireNonNull(headers.get(name)).getFirst();
    }

    ProofDraft edited(Consumer<ProofDraft> edit) {
        edit.accept(this);
        return this;
    }

    /** Signs every header but those named. */
    SignedRequest signedBy(TaskCredentials credentials, String... unsigned) {
        Map<String, String> signed = new LinkedHashMap<>();
        headers.forEach((name, values) -> signed.put(name, values.getFirst()));
        signed.keySet().removeAll(List.of(unsigned));
        header("authorization", SignatureVersion4.authorization(credentials, signed, body));
        return asIs();
    }

    SignedRequest asIs() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((name, values) -> copy.put(name, new ArrayList<>(values)));
        return new SignedRequest(method, url, copy, body);
    }
}
