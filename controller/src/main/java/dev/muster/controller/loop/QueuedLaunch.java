package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;

/**
 * A claim whose RunTask call has yet to be made.
 *
 * @param ground the pool's footing when it was claimed or found: another owner's claims are not ours to send
 * @param again whether it may have been sent before
 */
record QueuedLaunch(Launcher.Ground ground, AgentId agent, FrozenRequest request, boolean again) {}
