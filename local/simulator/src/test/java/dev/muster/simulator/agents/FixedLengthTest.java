package dev.muster.simulator.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FixedLengthTest {
    @Test
    void a_short_integer_is_padded_on_the_left() {
        byte[] bytes = Base64.getDecoder().decode(FixedLength.base64(BigInteger.valueOf(0x0102), 4));

        assertThat(bytes).containsExactly(0, 0, 1, 2);
    }

    @Test
    void the_sign_byte_of_a_large_integer_is_dropped() {
        byte[] bytes = Base64.getDecoder().decode(FixedLength.base64(BigInteger.valueOf(0xFF01), 2));

        assertThat(bytes).containsExactly(0xFF, 1);
    }

    @Test
    void the_usual_exponent_is_the_well_known_text() {
        assertThat(FixedLength.base64(BigInteger.valueOf(65537), 3)).isEqualTo("AQAB");
    }

    @Test
    void what_was_written_is_read_back() {
        BigInteger value = new BigInteger("1234567890123456789");

        assertThat(FixedLength.integer(FixedLength.base64(value, 16), 16)).isEqualTo(value);
    }

    @Test
    void an_integer_of_another_length_is_refused() {
        assertThatThrownBy(() -> FixedLength.base64(BigInteger.valueOf(0x010203), 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FixedLength.integer("AQAB", 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
