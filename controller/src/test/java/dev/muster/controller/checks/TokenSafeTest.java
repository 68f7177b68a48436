package dev.muster.controller.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.testing.InstantRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.CheckId;
import dev.muster.statestore.CheckTicket;
import dev.muster.statestore.SealedToken;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TokenSafeTest {
    private static final JobToken TOKEN = new JobToken("eyJhbGciOiJSUzI1NiJ9.c2VjcmV0.c2ln");
    private static final Instant START = InstantRuntime.START;

    private final InstantRuntime clock = new InstantRuntime();
    private final CountedKeys keys = new CountedKeys();
    private final TokenSafe safe = new TokenSafe(keys, clock);

    @Test
    void a_token_comes_back_in_another_process_that_has_the_same_key() {
        safe.prepare();
        SealedToken sealed = sealed(ticket("https://dev.azure.com/acme"));
        TokenSafe another = new TokenSafe(new CountedKeys(), clock);
        assertThat(another.open(sealed, ticket("https://dev.azure.com/acme"))).isEqualTo(Outcome.done(TOKEN));
    }

    @Test
    void nothing_of_the_token_is_in_what_is_written_down() {
        safe.prepare();
        SealedToken sealed = sealed(ticket("https://dev.azure.com/acme"));
        assertThat(sealed.text() + sealed.wrappedKey())
                .doesNotContain("c2VjcmV0")
                .doesNotContain(TOKEN.value());
        assertThat(sealed.toString()).doesNotContain(sealed.text());
        assertThat(new DataKey(new SecretKeySpec(new byte[32], "AES"), "wrapped").toString())
                .isEqualTo("DataKey[hidden]");
    }

    @Test
    void whoever_changes_where_the_answer_goes_gets_no_token() {
        safe.prepare();
        SealedToken sealed = sealed(ticket("https://dev.azure.com/acme"));
        assertThat(safe.open(sealed, ticket("https://evil.example/acme"))).isInstanceOf(Outcome.Refused.class);
        CheckTicket honest = ticket("https://dev.azure.com/acme");
        CheckTicket later = new CheckTicket(
                honest.id(),
                honest.pool(),
                honest.organizationUrl(),
                honest.project(),
                honest.hub(),
                honest.timeline(),
                honest.acceptedAt(),
                honest.deadline().plusSeconds(1));
        assertThat(safe.open(sealed, later)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void garbage_is_refused_and_no_mistake_of_ours() {
        safe.prepare();
        SealedToken sealed = sealed(ticket("https://dev.azure.com/acme"));
        for (String junk : new String[] {"", "%%%", "AAAA", sealed.text().substring(4)}) {
            assertThat(safe.open(new SealedToken(sealed.wrappedKey(), junk), ticket("https://dev.azure.com/acme")))
                    .isInstanceOf(Outcome.Refused.class);
        }
        for (String junk : new String[] {"", "local.", "local.%%%", "kms.AAAA"}) {
            assertThat(safe.open(new SealedToken(junk, sealed.text()), ticket("https://dev.azure.com/acme")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void the_same_token_never_looks_the_same_twice() {
        safe.prepare();
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < 100; i++) {
            seen.add(sealed(ticket("https://dev.azure.com/acme")).text());
        }
        assertThat(seen).hasSize(100);
    }

    @Test
    void without_a_key_nothing_is_sealed_and_an_old_one_serves_while_there_is_no_new_one() {
        keys.away = true;
        assertThat(safe.prepare()).isInstanceOf(Outcome.Failed.class);
        assertThat(safe.seal(TOKEN, ticket("https://dev.azure.com/acme"))).isEmpty();
        keys.away = false;
        safe.prepare();
        String first = sealed(ticket("https://dev.azure.com/acme")).wrappedKey();
        keys.away = true;
        clock.pass(TokenSafe.KEY_LIFE);
        assertThat(safe.prepare()).isInstanceOf(Outcome.Failed.class);
        assertThat(sealed(ticket("https://dev.azure.com/acme")).wrappedKey()).isEqualTo(first);
        keys.away = false;
        safe.prepare();
        assertThat(sealed(ticket("https://dev.azure.com/acme")).wrappedKey()).isNotEqualTo(first);
    }

    @Test
    void one_key_serves_for_an_hour_and_is_unwrapped_once() {
        for (int i = 0; i < 10; i++) {
            safe.prepare();
            safe.open(sealed(ticket("https://dev.azure.com/acme")), ticket("https://dev.azure.com/acme"));
        }
        assertThat(keys.made).isEqualTo(1);
        assertThat(keys.unwrapped).isEqualTo(1);
    }

    private SealedToken sealed(CheckTicket ticket) {
        return safe.seal(TOKEN, ticket).orElseThrow();
    }

    private static CheckTicket ticket(String organization) {
        return new CheckTicket(
                new CheckId(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3)),
                new PoolName("linux"),
                URI.create(organization),
                new UUID(4, 4),
                "build",
                null,
                START,
                START.plusSeconds(1800));
    }

    /** Keys as they ship, counted; their chance is a count as well. */
    private static final class CountedKeys implements DataKeys {
        private final LocalDataKeys local;
        private boolean away;
        private int made;
        private int unwrapped;
        private byte drawn;

        private CountedKeys() {
            local = new LocalDataKeys(new byte[LocalDataKeys.BYTES], this::drawn);
        }

        @Override
        public Outcome<DataKey> fresh() {
            made++;
            return away ? new Outcome.Failed<>(new CloudFault.Transient("away")) : local.fresh();
        }

        @Override
        public Outcome<SecretKey> unwrap(String wrapped) {
            unwrapped++;
            return local.unwrap(wrapped);
        }

        private byte[] drawn(int count) {
            byte[] bytes = new byte[count];
            drawn++;
            bytes[0] = drawn;
            return bytes;
        }
    }
}
