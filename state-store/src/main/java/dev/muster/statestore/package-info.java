/**
 * What survives a restart: the ports through which pools, agents and fences are kept. Every implementation passes the
 * same contract suite.
 */
@NullMarked
package dev.muster.statestore;

import org.jspecify.annotations.NullMarked;
