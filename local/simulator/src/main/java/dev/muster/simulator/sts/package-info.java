/** A simulated Security Token Service: issues task-role credentials and checks requests signed with them. */
@NullMarked
package dev.muster.simulator.sts;

import org.jspecify.annotations.NullMarked;
