package dev.muster.controller.bootstrap;

import dev.muster.controller.bootstrap.BootstrapAnswer.AgentCredentials;
import dev.muster.controller.bootstrap.BootstrapAnswer.AgentSettings;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations.Registered;
import dev.muster.model.pool.AgentTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Writes what a registered agent is told; a pure function of its template and of what ADO answered. */
final class Identity {
    private static final String WORK_FOLDER = "_work";
    private static final List<String> OWN_VARIABLES = Arrays.asList("MUSTER_AGENT_ID", "MUSTER_BOOTSTRAP_URL");

    private Identity() {}

    static BootstrapAnswer.Granted of(Standing.Candidate candidate, Registered registered) {
        PoolTarget target = candidate.pool().target();
        AgentSettings settings = new AgentSettings(
                registered.agentId(),
                candidate.agent().toString(),
                target.poolId(),
                target.azureDevOps().pool(),
                registered.serverUrl(),
                WORK_FOLDER);
        AgentCredentials credentials =
                new AgentCredentials(registered.clientId(), registered.authorizationUrl(), registered.tokenUrl());
        return new BootstrapAnswer.Granted(
                settings, credentials, candidate.template().capabilities(), ignored(candidate.template()));
    }

    private static List<String> ignored(AgentTemplate template) {
        TreeSet<String> names = new TreeSet<>(OWN_VARIABLES);
        names.addAll(template.container().environment().keySet());
        names.addAll(template.container().secrets().keySet());
        return List.copyOf(names);
    }
}
