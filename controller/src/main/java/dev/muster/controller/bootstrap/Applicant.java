package dev.muster.controller.bootstrap;

import dev.muster.model.agent.AgentId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A container that asks for an agent's identity, well-formed but not yet believed.
 *
 * @param agentVersion two to four numbers with dots
 * @param osDescription 1 to 256 printable characters
 */
public record Applicant(AgentId agent, AgentKey key, String agentVersion, String osDescription) {
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){1,3}");
    private static final Pattern PRINTABLE = Pattern.compile("\\P{C}{1,256}");

    /** Reads a call as far as form goes. */
    static Reading of(BootstrapCall call) {
        Optional<AgentId> agent = AgentId.parse(call.agentId());
        if (agent.isEmpty()) {
            return malformed(Refusal.AGENT_ID, "'agentId' is not the name of an agent of ours");
        }
        Optional<AgentKey> key = AgentKey.parse(call.modulus(), call.exponent());
        if (key.isEmpty()) {
            return malformed(
                    Refusal.PUBLIC_KEY,
                    "'publicKey' must be an RSA-2048 key: a modulus of 256 bytes and the exponent AQAB, in base64");
        }
        if (!VERSION.matcher(call.agentVersion()).matches()) {
            return malformed(Refusal.AGENT_VERSION, "'agentVersion' must be two to four numbers with dots");
        }
        if (!PRINTABLE.matcher(call.osDescription()).matches()) {
            return malformed(Refusal.OS_DESCRIPTION, "'osDescription' must be 1 to 256 printable characters");
        }
        return new Reading.WellFormed(new Applicant(agent.get(), key.get(), call.agentVersion(), call.osDescription()));
    }

    private static Reading malformed(Refusal refusal, String sentence) {
        return new Reading.Malformed(new BootstrapAnswer.Rejected(refusal, sentence));
    }

    /** Whether a call has the form that it must have. */
    sealed interface Reading {
        record WellFormed(Applicant applicant) implements Reading {}

        record Malformed(BootstrapAnswer.Rejected answer) implements Reading {}
    }
}
