package dev.muster.simulator.ado;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.sts.OutboundFederation;
import dev.muster.simulator.world.World;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntraDirectoryTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final String AUDIENCE = "api://AzureADTokenExchange";
    private static final String ISSUER = "https://0a1b.tokens.sts.global.api.aws";
    private static final String ROLE = "arn:aws:iam::111122223333:role/controller";
    private static final KeyPair KEYS = keys();

    private final World world = World.virtual(1, START);
    private final EntraDirectory directory = new EntraDirectory(world, "tenant", Duration.ofHours(1));

    @BeforeEach
    void registerApplication() {
        directory.register("client");
        directory.setSecret("client", "secret");
        directory.trust("client", new FederatedCredential(ISSUER, ROLE, AUDIENCE, key()));
    }

    @Test
    void a_secret_or_a_trusted_assertion_gets_a_token_that_is_good_for_its_lifetime() {
        String bySecret = granted(directory.token("tenant", form("client_secret", "secret")));
        String byAssertion = granted(asked(KEYS, ISSUER, ROLE, AUDIENCE, START.plusSeconds(300)));
        assertThat(bySecret).isNotEqualTo(byAssertion);
        assertThat(directory.vouchesFor("Bearer " + bySecret)).isTrue();
        assertThat(directory.vouchesFor("Basic " + bySecret)).isFalse();
        world.advanceTo(START.plus(Duration.ofHours(1)));
        assertThat(directory.vouchesFor("Bearer " + bySecret)).isFalse();
    }

    @Test
    void a_revoked_token_is_good_no_more() {
        String token = granted(directory.token("tenant", form("client_secret", "secret")));
        directory.revokeTokens();
        assertThat(directory.vouchesFor("Bearer " + token)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ISSUER + "x, " + ROLE + ", " + AUDIENCE + ", 300, AADSTS700213",
        ISSUER + ", " + ROLE + "/session, " + AUDIENCE + ", 300, AADSTS700213",
        ISSUER + ", " + ROLE + ", sts.amazonaws.com, 300, AADSTS700213",
        ISSUER + ", " + ROLE + ", " + AUDIENCE + ", 0, AADSTS700024",
    })
    void an_assertion_that_differs_in_anything_is_refused(
            String issuer, String subject, String audience, int seconds, String code) {
        assertDenied(asked(KEYS, issuer, subject, audience, START.plusSeconds(seconds)), code);
    }

    @Test
    void an_assertion_signed_with_another_key_is_refused() {
        assertDenied(asked(keys(), ISSUER, ROLE, AUDIENCE, START.plusSeconds(300)), "AADSTS700027");
    }

    @Test
    void wrong_tenants_clients_secrets_and_scopes_are_refused_each_with_its_own_code() {
        assertDenied(directory.token("another", form("client_secret", "secret")), "AADSTS90002");
        assertDenied(directory.token("tenant", form("client_secret", "wrong")), "AADSTS7000215");
        assertDenied(directory.token("tenant", form("client_id", "nobody")), "AADSTS700016");
        assertDenied(directory.token("tenant", form("scope", "another")), "AADSTS70011");
        assertDenied(directory.token("tenant", form("nothing", "")), "AADSTS7000218");
    }

    private EntraAnswer asked(KeyPair keys, String issuer, String subject, String audience, Instant expires) {
        String assertion = new OutboundFederation(issuer, keys).token(subject, audience, "id", START, expires);
        Map<String, String> form = form("client_assertion", assertion);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        return directory.token("tenant", form);
    }

    private static Map<String, String> form(String field, String value) {
        Map<String, String> form = new TreeMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", "client");
        form.put("scope", "499b84ac-1321-427f-aa17-267ca6975798/.default");
        form.put(field, value);
        return form;
    }

    private static String granted(EntraAnswer answer) {
        return switch (answer) {
            case EntraAnswer.Granted granted -> granted.token();
            case EntraAnswer.Denied denied -> throw new AssertionError(denied);
        };
    }

    private static void assertDenied(EntraAnswer answer, String code) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        EntraAnswer.Denied.class,
                        denied -> assertThat(denied.description()).startsWith(code + ":"));
    }

    private static AgentKey key() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return new AgentKey(base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        return Base64.getEncoder().encodeToString(number.toByteArray());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
