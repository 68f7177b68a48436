package dev.muster.controller.bootstrap;

import java.util.Locale;

/** Why a call is refused for good: asking again with the same container cannot help. */
public enum Refusal {
    /** The body is not what the contract says. */
    BODY(400),
    AGENT_ID(400),
    PUBLIC_KEY(400),
    AGENT_VERSION(400),
    OS_DESCRIPTION(400),
    PROOF_METHOD(403),
    /** The proof is made for another address than that of an STS host of ours. */
    PROOF_URL(403),
    PROOF_BODY(403),
    /** A header is missing, unknown, given twice or not plain text. */
    PROOF_HEADERS(403),
    /** The signature's form is another one, or it leaves out a header that must be signed. */
    PROOF_SIGNATURE(403),
    /** The proof is too old, or from the future. */
    PROOF_DATE(403),
    /** The proof is made for another agent, key or controller. */
    PROOF_BINDING(403),
    /** STS did not accept the proof. */
    PROOF_NOT_ACCEPTED(403),
    /** The caller is another account's. */
    OTHER_ACCOUNT(403),
    /** The caller has not the role of the agent's template, or none at all. */
    OTHER_ROLE(403),
    /** The caller is another task. */
    OTHER_TASK(403),
    /** The agent has proved another key before. */
    OTHER_KEY(409),
    /** The agent is online already, is being ended, or has ended. */
    AGENT_OVER(410);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The code in answers and metrics, for example {@code proof-date}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
