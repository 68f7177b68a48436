package dev.muster.simulator.agents;

import dev.muster.simulator.ado.AdoSettings;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.ado.OrganisationScenario;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.ecs.ContainerStart;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A fleet before an organisation, and a controller that registers whoever asks. */
final class FleetScenario {
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

    private final OrganisationScenario organisation;
    private final AgentFleet fleet;
    private final List<String> exits = new ArrayList<>();
    private final Deque<Optional<BootstrapReply>> surprises = new ArrayDeque<>();
    private int asks;

    FleetScenario(long seed, AgentOdds odds) {
        organisation = new OrganisationScenario(AdoSettings.of("acme"), seed);
        organisation.placeholder("muster");
        fleet = new AgentFleet(
                organisation.organisation(),
                this::answer,
                odds,
                STOP_TIMEOUT,
                (taskArn, exitCode) -> exits.add(taskArn + " " + exitCode));
    }

    OrganisationScenario organisation() {
        return organisation;
    }

    AgentFleet fleet() {
        return fleet;
    }

    /** Exits so far, each as "task exit-code". */
    List<String> exits() {
        return exits;
    }

    int asks() {
        return asks;
    }

    String trace() {
        return organisation.observer().trace();
    }

    void started(String taskArn, String agentId) {
        fleet.containerStarted(new ContainerStart(
                taskArn,
                agentId,
                "muster:test:a",
                "image:1",
                Collections.emptyMap(),
                Collections.emptyList(),
                Optional.empty(),
                ""));
    }

    long queuedJob(Duration duration) {
        return organisation.organisation().jobs().queueJob(organisation.poolId(), JobScript.build(duration));
    }

    void runFor(Duration time) {
        organisation.runFor(time);
    }

    void answerNext(BootstrapReply reply) {
        surprises.addLast(Optional.of(reply));
    }

    void loseNextAnswer() {
        surprises.addLast(Optional.empty());
    }

    private void answer(BootstrapAsk ask, Consumer<BootstrapReply> then) {
        asks++;
        Optional<BootstrapReply> reply = surprises.isEmpty() ? Optional.of(granted(ask)) : surprises.removeFirst();
        reply.ifPresent(told -> organisation.world().after(Duration.ofMillis(20), () -> then.accept(told)));
    }

    private BootstrapReply granted(BootstrapAsk ask) {
        RegistrationCall call = new RegistrationCall(
                ask.agentId(),
                ask.agentVersion(),
                ask.osDescription(),
                true,
                OrganisationScenario.capabilities("declared", "registered-only"),
                OrganisationScenario.capabilities(),
                AgentKey.ofFingerprint(ask.keyFingerprint()));
        AgentRegistration agent = OrganisationScenario.accepted(
                organisation.organisation().registrations().register(organisation.poolId(), call));
        return new BootstrapReply.Granted(
                agent.id(),
                agent.poolId(),
                OrganisationScenario.authorization(agent).clientId(),
                OrganisationScenario.capabilities("declared"));
    }
}
