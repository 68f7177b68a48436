package dev.muster.model.failure;

/** What follows from the failure of a launch. */
public enum FailureDecision {
    /** ECS has not taken the launch: the same request is sent again, byte for byte. */
    SAME_BYTES(false, "the same request is sent again a moment later, byte for byte"),
    /** The capacity option is dry: another attempt takes the next option, or another subnet. */
    NEXT_OPTION(
            true,
            "another attempt takes the next capacity option; the one that failed is tried again after a pause, by one "
                    + "agent at a time, in one subnet after the other"),
    /** Nobody's mistake, and nothing to wait for. */
    NEW_ATTEMPT(false, "another attempt, with a token of its own"),
    /** Nobody knows what it means: careful from here on. */
    BACK_OFF(true, "the template is launched less and less often, one agent at a time, until one comes online"),
    /** Launching again would fail again: somebody has to mend something. */
    STOP_LAUNCHING(
            true,
            "nothing is launched of the template; one agent after each pause shows whether it was mended, and then "
                    + "everything goes on by itself");

    private final boolean needsProbe;
    private final String words;

    FailureDecision(boolean needsProbe, String words) {
        this.needsProbe = needsProbe;
        this.words = words;
    }

    /** Whether only an agent that shows the contrary ends it; what passes by itself needs no such proof. */
    public boolean needsProbe() {
        return needsProbe;
    }

    /** What is done, as half a sentence. */
    public String words() {
        return words;
    }
}
