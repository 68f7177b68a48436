package dev.muster.simulator.sts;

/** Why a request is refused: code and HTTP status as in "Common errors" of the STS API reference. */
public enum RefusalCode {
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationToken", 403),
    INCOMPLETE_SIGNATURE("IncompleteSignature", 403),
    INVALID_CLIENT_TOKEN_ID("InvalidClientTokenId", 403),
    EXPIRED_TOKEN("ExpiredToken", 403),
    REQUEST_EXPIRED("RequestExpired", 400),
    SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch", 403),
    INVALID_ACTION("InvalidAction", 400),
    VALIDATION_ERROR("ValidationError", 400),
    OUTBOUND_FEDERATION_DISABLED("OutboundWebIdentityFederationDisabledException", 403);

    private final String wireName;
    private final int httpStatus;

    RefusalCode(String wireName, int httpStatus) {
        this.wireName = wireName;
        this.httpStatus = httpStatus;
    }

    /** The code on the wire. */
    public String wireName() {
        return wireName;
    }

    /** The HTTP status that goes with it. */
    public int httpStatus() {
        return httpStatus;
    }
}
