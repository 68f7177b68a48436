/** How a container proves that it is the task of an agent, and gets that agent's identity in ADO; no Spring, no sockets. */
@NullMarked
package dev.muster.controller.bootstrap;

import org.jspecify.annotations.NullMarked;
