package dev.muster.simulator.http.aws;

import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.RequestHandler;
import dev.muster.simulator.sts.IdentityAnswer.Identity;
import dev.muster.simulator.sts.IdentityAnswer.Refusal;
import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.SignedRequest;
import dev.muster.simulator.sts.WebIdentityAnswer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** GetCallerIdentity and GetWebIdentityToken in the Query protocol: a URL-encoded form in, XML out. */
public final class StsFace implements RequestHandler {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private final SecurityTokenService service;

    /** A face of that service. */
    public StsFace(SecurityTokenService service) {
        this.service = service;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        SignedRequest signed =
                new SignedRequest(request.method(), request.path(), request.query(), request.headers(), request.body());
        String id = requestId(request);
        if (request.formField("Action").filter("GetWebIdentityToken"::equals).isPresent()) {
            return switch (service.webIdentity(signed)) {
                case WebIdentityAnswer.Issued issued -> xml(200, issued(issued, id));
                case WebIdentityAnswer.Refused(Refusal refusal) -> refused(refusal, id);
            };
        }
        return switch (service.callerIdentity(signed)) {
            case Identity identity -> xml(200, identified(identity, id));
            case Refusal refusal -> refused(refusal, id);
        };
    }

    private static String issued(WebIdentityAnswer.Issued issued, String requestId) {
        return """
                <GetWebIdentityTokenResponse xmlns="%s">
                  <GetWebIdentityTokenResult>
                    <WebIdentityToken>%s</WebIdentityToken>
                    <Expiration>%s</Expiration>
                  </GetWebIdentityTokenResult>
                  <ResponseMetadata>
                    <RequestId>%s</RequestId>
                  </ResponseMetadata>
                </GetWebIdentityTokenResponse>
                """.formatted(NAMESPACE, issued.token(), issued.expiration(), requestId);
    }

    private static String identified(Identity identity, String requestId) {
        return """
                <GetCallerIdentityResponse xmlns="%s">
                  <GetCallerIdentityResult>
                    <Arn>%s</Arn>
                    <UserId>%s</UserId>
                    <Account>%s</Account>
                  </GetCallerIdentityResult>
                  <ResponseMetadata>
                    <RequestId>%s</RequestId>
                  </ResponseMetadata>
                </GetCallerIdentityResponse>
                """.formatted(
                        NAMESPACE, escaped(identity.arn()), escaped(identity.userId()), identity.account(), requestId);
    }

    private static HttpResponse refused(Refusal refusal, String requestId) {
        return xml(refusal.code().httpStatus(), """
                <ErrorResponse xmlns="%s">
                  <Error>
                    <Type>Sender</Type>
                    <Code>%s</Code>
                    <Message>%s</Message>
                  </Error>
                  <RequestId>%s</RequestId>
                </ErrorResponse>
                """.formatted(
                        NAMESPACE, refusal.code().wireName(), escaped(refusal.message()), requestId));
    }

    /** The same request gets the same id, so that the face stays a function. */
    private static String requestId(HttpRequest request) {
        String text = request.header("authorization").orElse("") + request.body();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static HttpResponse xml(int status, String body) {
        return HttpResponse.of(status, "text/xml", body);
    }
}
