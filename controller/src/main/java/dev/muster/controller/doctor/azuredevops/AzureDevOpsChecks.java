package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.azuredevops.CredentialReader;
import dev.muster.controller.azuredevops.Transport;
import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Leftovers;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Patient;
import dev.muster.controller.doctor.Secrets;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.agent.InstallationId;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All checks of an organisation.
 *
 * @param transport the way there; whoever gives it closes it
 * @param ids texts that nobody guesses, another one each time
 * @param keys RSA keys of 2,048 bits
 */
public record AzureDevOpsChecks(
        CredentialReader credentials,
        Transport transport,
        InstantSource clock,
        Secrets secrets,
        Supplier<String> ids,
        Supplier<KeyPair> keys) {
    private static final String NEEDS_WRITE = "seen only with --write, which registers an agent and removes it again";

    /**
     * @param installation our own id, if a controller ever started
     * @param project in which the pool should be usable; empty to leave that out
     * @param leftovers told of what is made before it is; empty to make nothing
     */
    public List<Check> all(
            Note<Patient> patient,
            Note<InstallationId> installation,
            Optional<String> project,
            Optional<Leftovers> leftovers) {
        return all(Ward.of(patient), installation, project, leftovers);
    }

    private List<Check> all(
            Ward ward, Note<InstallationId> installation, Optional<String> project, Optional<Leftovers> leftovers) {
        Traffic traffic = new Traffic();
        Stream<Check> reads = Stream.of(
                new CredentialCheck(ward, credentials, transport, traffic, clock, secrets),
                new SignInCheck(ward),
                new AzureClockCheck(traffic),
                new PoolCheck(ward),
                new PoolRightsCheck(ward),
                new PoolSettingsCheck(ward),
                project.<Check>map(name -> new ProjectQueueCheck(ward, name))
                        .orElseGet(() -> Check.skipped(Subject.PROJECT_QUEUE, "name a project with --project")),
                new JobRequestsCheck(ward),
                new JobDemandsCheck(ward),
                new JobOrderCheck(ward),
                new JobCapCheck(ward),
                new JobSignalsCheck(ward),
                new JobPagesCheck(ward),
                new PlaceholdersCheck(ward, installation, clock),
                new LicenceCheck(ward),
                new AgentVersionCheck(ward),
                new RateLimitsCheck(traffic));
        return Stream.concat(
                        reads,
                        leftovers.map(expected -> writes(ward, expected)).orElseGet(AzureDevOpsChecks::unwritten))
                .toList();
    }

    private Stream<Check> writes(Ward ward, Leftovers leftovers) {
        ThrowAwayRegistrations registrations = new ThrowAwayRegistrations(ward, leftovers, ids);
        return Stream.of(
                new PlaceholderAcceptedCheck(ward, registrations),
                new AgentRegisteredCheck(ward, registrations, keys),
                new AgentTokenCheck(ward, ids, clock, secrets),
                new AgentSessionCheck(ward),
                new AgentCordonCheck(ward));
    }

    private static Stream<Check> unwritten() {
        return Stream.of(
                        Subject.PLACEHOLDER_ACCEPTED,
                        Subject.AGENT_REGISTERED,
                        Subject.AGENT_TOKEN,
                        Subject.AGENT_SESSION,
                        Subject.AGENT_CORDON)
                .map(subject -> Check.skipped(subject, NEEDS_WRITE));
    }
}
