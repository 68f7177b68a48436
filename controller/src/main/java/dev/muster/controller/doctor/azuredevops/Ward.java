package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Patient;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the checks of one organisation found and build on.
 *
 * @param patient the pool in our terms
 * @param organization how to ask, with a credential
 * @param poolId the pool's id over there
 * @param jobs the unfinished job requests
 * @param agent the throw-away agent
 * @param agentToken the throw-away agent's own authorization header
 */
record Ward(
        Note<Patient> patient,
        Note<Organization> organization,
        Note<Integer> poolId,
        Note<List<JsonNode>> jobs,
        Note<ThrowAwayAgent> agent,
        Note<String> agentToken) {
    static Ward of(Note<Patient> patient) {
        return new Ward(patient, new Note<>(), new Note<>(), new Note<>(), new Note<>(), new Note<>());
    }

    Organization ask() {
        return organization.read();
    }

    /** The pool's name over there. */
    String poolName() {
        return patient.read().spec().azureDevOps().pool();
    }

    /** Where the pool is, below the organisation. */
    String pool() {
        return "_apis/distributedtask/pools/" + poolId.read();
    }

    /** The advice that goes with every missing right. */
    String toGetRights() {
        return "Make the identity Administrator of the pool '" + poolName()
                + "' (Organization settings, Agent pools, the pool, Security); a personal access token also needs the"
                + " scope 'Agent Pools (read, manage)'.";
    }
}
