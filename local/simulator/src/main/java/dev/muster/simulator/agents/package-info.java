/**
 * What runs inside simulated containers: agents that ask the controller for an identity, take one job and leave, and
 * some that misbehave; in virtual time ({@code CoreAgent}) or over real HTTP with real keys ({@code WireAgent}).
 */
@NullMarked
package dev.muster.simulator.agents;

import org.jspecify.annotations.NullMarked;
