/** Agents whose entrypoint is the very program that agent images hold, run by a real Node.js. */
@NullMarked
package dev.muster.harness.entrypoint;

import org.jspecify.annotations.NullMarked;
