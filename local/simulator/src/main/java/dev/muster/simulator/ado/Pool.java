package dev.muster.simulator.ado;

/** An agent pool of the organisation. */
public record Pool(int id, String name) {}
