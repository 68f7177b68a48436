/** {@code ./muster demo}: the controller unchanged against the local clouds, with a stream of jobs and a count of what became of them. */
@NullMarked
package dev.muster.harness.demo;

import org.jspecify.annotations.NullMarked;
