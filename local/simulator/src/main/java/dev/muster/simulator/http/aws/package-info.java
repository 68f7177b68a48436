/** The wire formats of ECS, STS and the task credentials endpoint before their simulated cores. */
@NullMarked
package dev.muster.simulator.http.aws;

import org.jspecify.annotations.NullMarked;
