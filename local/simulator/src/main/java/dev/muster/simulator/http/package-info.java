/** HTTP before the simulated clouds: requests and answers as values, faces as functions between them, and one server. */
@NullMarked
package dev.muster.simulator.http;

import org.jspecify.annotations.NullMarked;
