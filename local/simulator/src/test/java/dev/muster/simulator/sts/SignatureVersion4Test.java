package dev.muster.simulator.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureVersion4Test {
    /** The worked example that AWS published with its description of the algorithm (IAM ListUsers, 2015-08-30). */
    @Test
    void gives_the_signature_of_the_published_example() {
        SignedRequest request = new SignedRequest(
                "GET",
                "/",
                "Action=ListUsers&Version=2010-05-08",
                Map.of(
                        "Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8"),
                        "Host", List.of("iam.amazonaws.com"),
                        "X-Amz-Date", List.of("20150830T123600Z")),
                "");
        Authorization authorization = Authorization.parse(
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                                + "SignedHeaders=content-type;host;x-amz-date, "
                                + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")
                .orElseThrow();

        String signature = SignatureVersion4.signature(
                request, authorization, "20150830T123600Z", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

        assertThat(signature).isEqualTo(authorization.signature());
    }

    @Test
    void reads_an_authorization_header_only_whole() {
        assertThat(Authorization.parse("AWS4-HMAC-SHA256 Credential=A/20150830/us-east-1/sts/aws4_request"))
                .isEmpty();
        assertThat(Authorization.parse("Basic abc")).isEmpty();
        assertThat(Authorization.parse("")).isEmpty();
    }
}
