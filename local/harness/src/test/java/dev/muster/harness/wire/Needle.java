package dev.muster.harness.wire;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;

/**
 * Something that must not be seen, in every form in which it could be: raw, hexadecimal, base64 (wherever in a longer
 * encoded text it begins) and URL-encoded.
 *
 * @param forms each long enough to stand for nothing else
 */
record Needle(String name, SequencedSet<String> forms) {
    private static final int BITS_OF_A_LETTER = 6;
    /** How many letters of base64 depend on what comes before, by the number of bytes by which that is off a boundary. */
    private static final int[] SPOILED_LETTERS = {0, 2, 3};

    Needle {
        forms = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(forms));
    }

    static Needle ofText(String name, String text) {
        SequencedSet<String> forms = new LinkedHashSet<>();
        forms.add(text);
        addWritten(forms, text.getBytes(StandardCharsets.UTF_8));
        return new Needle(name, encoded(forms));
    }

    static Needle ofBytes(String name, byte[] bytes) {
        SequencedSet<String> forms = new LinkedHashSet<>();
        forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
        forms.add(asHeard(bytes));
        addWritten(forms, bytes);
        return new Needle(name, encoded(forms));
    }

    /** A positive integer as bytes without a sign, and in decimals. */
    static Needle ofInteger(String name, BigInteger value) {
        byte[] signed = value.toByteArray();
        int from = signed[0] == 0 ? 1 : 0;
        SequencedSet<String> forms = new LinkedHashSet<>(
                ofBytes(name, Arrays.copyOfRange(signed, from, signed.length)).forms());
        forms.add(value.toString());
        return new Needle(name, forms);
    }

    private static void addWritten(SequencedSet<String> forms, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        for (int offset = 0; offset < SPOILED_LETTERS.length; offset++) {
            String base64 = base64(bytes, offset);
            forms.add(base64);
            forms.add(base64.replace('+', '-').replace('/', '_'));
        }
    }

    /** Those, and those as they look in a URL or a form, and in JSON that escapes more than it must. */
    private static SequencedSet<String> encoded(SequencedSet<String> forms) {
        SequencedSet<String> all = new LinkedHashSet<>(forms);
        for (String form : forms) {
            all.add(URLEncoder.encode(form, StandardCharsets.UTF_8));
            all.add(form.replace("/", "\\/").replace("+", "\\u002B"));
        }
        return all;
    }

    /** The letters that the bytes make in base64, whatever is before and after them. */
    private static String base64(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String letters = Base64.getEncoder().encodeToString(shifted);
        return letters.substring(SPOILED_LETTERS[offset], Byte.SIZE * shifted.length / BITS_OF_A_LETTER);
    }

    /** What a body of these bytes looks like that was read as UTF-8, without the ends, which may melt into what is there. */
    private static String asHeard(byte[] bytes) {
        String heard = new String(bytes, StandardCharsets.UTF_8);
        return heard.substring(4, heard.length() - 4);
    }

    /** Tells nothing of what it is. */
    @Override
    public String toString() {
        return name;
    }
}
