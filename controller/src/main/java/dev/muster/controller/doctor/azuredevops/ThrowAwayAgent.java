package dev.muster.controller.doctor.azuredevops;

import java.net.URI;
import java.security.interfaces.RSAPrivateKey;

/**
 * An agent that the doctor registered for itself.
 *
 * @param id the registration's
 * @param clientId as which it asks for its token
 * @param authorizationUrl where it asks, and whom its assertion names
 */
record ThrowAwayAgent(int id, String name, String clientId, URI authorizationUrl, RSAPrivateKey key) {}
