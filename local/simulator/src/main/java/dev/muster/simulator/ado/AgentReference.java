package dev.muster.simulator.ado;

/** The short form in which a job request names an agent; it outlives the registration. */
public record AgentReference(int id, String name, String version, String osDescription) {}
