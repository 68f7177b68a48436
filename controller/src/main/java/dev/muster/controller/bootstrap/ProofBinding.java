package dev.muster.controller.bootstrap;

/**
 * Ties a proof to one agent, one key and one controller, so that a proof overheard or made for somebody else is worth
 * nothing here.
 */
public final class ProofBinding {
    /** The signed header that carries the binding. */
    public static final String HEADER = "x-muster-binding";

    private ProofBinding() {}

    /**
     * The header's value: SHA-256 (64 lower-case hexadecimal digits) over the four texts, each but the last followed by
     * a line feed.
     *
     * @param bootstrapUrl the URL as the container was given it, character by character
     */
    public static String of(String agentId, String bootstrapUrl, String modulus, String exponent) {
        return Sha256.hex(String.join("\n", agentId, bootstrapUrl, modulus, exponent));
    }
}
