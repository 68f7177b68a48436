package dev.muster.controller.loop;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import java.util.List;

/** The agent registrations of an ADO pool. */
public interface Registrations {
    /** Finds the pool's id by its exact name, case ignored; {@code Failed(Gone)} if there is none. */
    Outcome<PoolTarget> find(AzureDevOpsPool pool);

    /** Every registration of the pool, ours or not, with assigned and last completed request. */
    Outcome<List<RegistrationSeen>> list(PoolTarget pool);

    /**
     * Makes a registration with a key of its own.
     *
     * @return {@code Failed(Conflict)} if the name is taken
     */
    Outcome<Registered> register(PoolTarget pool, NewRegistration registration);

    /**
     * Finishes a registration of that very name and key which was interrupted.
     *
     * @return {@code Failed(Gone)} if there is none; refused if it is disabled, or online already
     */
    Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration);

    /** Disables the registration for good; done as well if it is gone. */
    Outcome<Done> cordon(PoolTarget pool, int registrationId);

    /** Deletes the registration; done as well if it is gone; refused while ADO has a job running on it. */
    Outcome<Done> delete(PoolTarget pool, int registrationId);

    /** Makes the disabled, never-online registration that lets ADO accept jobs at zero; done as well if the name is taken. */
    Outcome<Done> addPlaceholder(PoolTarget pool, Placeholder placeholder);

    /** Nothing to tell but that it happened. */
    enum Done {
        DONE
    }

    /**
     * @param name the AgentId
     * @param modulus of the agent's RSA public key, base64 (standard alphabet)
     * @param exponent of the same key, base64
     * @param agentVersion as the container reported it
     * @param osDescription as the container reported it
     * @param capabilities declared by the template
     */
    record NewRegistration(
            String name,
            InstallationId installation,
            String modulus,
            String exponent,
            String agentVersion,
            String osDescription,
            Capabilities capabilities) {}

    /**
     * What ADO answered to a registration.
     *
     * @param agentId ADO's id of the registration
     * @param clientId OAuth client id of this one agent
     * @param authorizationUrl audience of the agent's assertions
     * @param tokenUrl where it exchanges them for tokens
     * @param serverUrl where the agent connects; the organisation's URL unless ADO named another
     */
    record Registered(int agentId, String clientId, String authorizationUrl, String tokenUrl, String serverUrl) {}

    /**
     * @param name {@code muster-placeholder_<pool>_<template>_<offer>}
     * @param template the template it stands for
     * @param capabilities those of the template's agents
     * @param agentVersion reported version; high, so that no {@code Agent.Version} demand fails on it
     */
    record Placeholder(
            String name, String template, InstallationId installation, Capabilities capabilities, String agentVersion) {
        /** User capability that marks a placeholder; its value is the template's name. */
        public static final String CAPABILITY = "Muster.Placeholder";
    }
}
