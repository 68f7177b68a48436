/** The REST face of the simulated Azure DevOps organisation, in the service's own wire format. */
@NullMarked
package dev.muster.simulator.http.ado;

import org.jspecify.annotations.NullMarked;
