/**
 * The reconciliation loop in plain blocking Java. It knows the platforms only through the ports declared here, and time,
 * threads and locks only through {@link dev.muster.controller.loop.LoopRuntime}.
 */
@NullMarked
package dev.muster.controller.loop;

import org.jspecify.annotations.NullMarked;
