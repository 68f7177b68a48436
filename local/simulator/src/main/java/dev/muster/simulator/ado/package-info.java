/**
 * An Azure DevOps organisation: pools, agent registrations, the job queue, sessions and tokens, written from the
 * platform's documented behaviour and on purpose without sharing a line with the product it tests.
 */
@NullMarked
package dev.muster.simulator.ado;

import org.jspecify.annotations.NullMarked;
